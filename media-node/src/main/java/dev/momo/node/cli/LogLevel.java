package dev.momo.node.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;

/** libwebrtc's severities, lowest first, and what they mean for this program's own log. */
enum LogLevel {
    VERBOSE(Level.FINE),
    INFO(Level.INFO),
    WARNING(Level.WARNING),
    ERROR(Level.SEVERE),
    NONE(Level.OFF);

    private final Level level;

    LogLevel(Level level) {
        this.level = level;
    }

    Level level() {
        return level;
    }

    static List<String> names() {
        return Arrays.stream(values())
                .map(level -> level.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
