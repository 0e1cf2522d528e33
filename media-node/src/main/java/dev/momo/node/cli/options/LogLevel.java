package dev.momo.node.cli.options;

import java.util.Locale;
import java.util.logging.Level;

/** What is logged, of this program and of libwebrtc, lowest severity first as Momo numbers them. */
public enum LogLevel {
    VERBOSE(Level.FINE, "INFO"),
    /** libwebrtc's own INFO is hundreds of lines a session, of use to its developers only. */
    INFO(Level.INFO, "WARNING"),
    WARNING(Level.WARNING, "WARNING"),
    ERROR(Level.SEVERE, "ERROR"),
    NONE(Level.OFF, "NONE");

    private final Level level;
    private final String nativeSeverity;

    LogLevel(Level level, String nativeSeverity) {
        this.level = level;
        this.nativeSeverity = nativeSeverity;
    }

    public Level level() {
        return level;
    }

    /** libwebrtc's severity from which on its own log is shown. */
    public String nativeSeverity() {
        return nativeSeverity;
    }

    /** What it is called on the command line. */
    public String optionName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
