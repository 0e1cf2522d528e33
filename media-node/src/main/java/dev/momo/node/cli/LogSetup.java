package dev.momo.node.cli;

import dev.momo.node.cli.options.LogLevel;
import dev.momo.node.rtc.NativeLog;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Sends the log to stderr, one line a record, in UTC. */
final class LogSetup {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final String OWN = "dev.momo";

    /** The JVM's names of what --log-level calls otherwise. */
    private static final Map<Level, String> LEVELS = Map.of(Level.SEVERE, "ERROR", Level.FINE, "VERBOSE");

    /** Kept, or its level would be forgotten with it. */
    private static final Logger connections = Logger.getLogger("io.vertx.core.net.impl.ConnectionBase");

    private LogSetup() {}

    /**
     * @param level what was asked for; without it warnings and errors of this program are shown, and nothing of
     *     libwebrtc's
     */
    static void configure(Optional<LogLevel> level) {
        LogManager.getLogManager().reset();
        ConsoleHandler handler = new ConsoleHandler();
        handler.setLevel(Level.ALL);
        handler.setFormatter(new OneLine());
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        LogLevel own = level.orElse(LogLevel.WARNING);
        // Libraries say a lot below a warning; what is verbose of ours is enough.
        root.setLevel(own == LogLevel.NONE ? Level.OFF : Level.WARNING);
        Logger.getLogger(OWN).setLevel(own.level());
        // Says again, in its own words, what whoever opened a connection is told and reports.
        connections.setLevel(Level.OFF);
        level.ifPresent(asked -> NativeLog.show(asked.nativeSeverity()));
    }

    private static final class OneLine extends Formatter {

        @Override
        public String format(LogRecord record) {
            String name = record.getLoggerName() == null ? "" : record.getLoggerName();
            StringBuilder line = new StringBuilder()
                    .append(TIME.format(record.getInstant()))
                    .append(' ')
                    .append(LEVELS.getOrDefault(
                            record.getLevel(), record.getLevel().getName()))
                    .append(' ')
                    .append(name.substring(name.lastIndexOf('.') + 1))
                    .append(": ")
                    .append(formatMessage(record));
            for (Throwable cause = record.getThrown(); cause != null; cause = cause.getCause()) {
                line.append(" <- ").append(cause);
                if (cause.getStackTrace().length > 0) {
                    line.append(" at ").append(cause.getStackTrace()[0]);
                }
            }
            return line.toString().replaceAll("\\R", " ") + System.lineSeparator();
        }
    }
}
