package dev.momo.gateway.config;

import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The settings in use, validated.
 *
 * @param feed where nodes dial
 * @param metrics where {@code /metrics} is served
 * @param management where health is served
 * @param sampleInterval 100 ms to 60 s
 * @param allowedOrigins origins as browsers send them, without {@code *}
 * @param maxListeners readers of the stream of events at once
 * @param parentPipe whether the process is the child of another that holds its stdin open
 */
public record Settings(
        Address feed,
        Address metrics,
        Address management,
        FeedToken token,
        Duration sampleInterval,
        Set<String> allowedOrigins,
        Thresholds thresholds,
        HistorySettings history,
        int maxListeners,
        Bounds bounds,
        LogLevel logLevel,
        boolean parentPipe) {

    /** HTTP takes no more than 1000 connections. */
    private static final int MAX_LISTENERS = 900;

    private static final int MAX_NODES = 100_000;
    private static final int MAX_CONNECTIONS = 10_000;
    private static final int MAX_STATS = 100_000;
    private static final int MIN_MESSAGE_BYTES = 1024;
    private static final int MAX_MESSAGE_BYTES = 64 << 20;

    /**
     * Reads and validates all settings.
     *
     * @param environment gives the value of a variable, null or empty where it is not set
     * @throws SettingException for the first that cannot be used
     */
    public static Settings read(UnaryOperator<@Nullable String> environment) {
        SettingReader reader = new SettingReader(environment);
        return new Settings(
                address(reader, Setting.MOMO_FEED_HOST, Setting.MOMO_FEED_PORT),
                address(reader, Setting.MOMO_METRICS_HOST, Setting.MOMO_METRICS_PORT),
                address(reader, Setting.MOMO_MANAGEMENT_HOST, Setting.MOMO_MANAGEMENT_PORT),
                FeedToken.of(reader.find(Setting.MOMO_FEED_TOKEN), reader.find(Setting.MOMO_FEED_TOKEN_FILE)),
                reader.duration(Setting.MOMO_SAMPLE_INTERVAL, Duration.ofMillis(100), Duration.ofSeconds(60)),
                reader.origins(Setting.MOMO_METRICS_ALLOW_ORIGIN),
                Thresholds.read(reader),
                HistorySettings.read(reader),
                reader.number(Setting.MOMO_MAX_LISTENERS, 1, MAX_LISTENERS),
                new Bounds(
                        reader.number(Setting.MOMO_MAX_NODES, 1, MAX_NODES),
                        reader.number(Setting.MOMO_MAX_CONNECTIONS, 1, MAX_CONNECTIONS),
                        reader.number(Setting.MOMO_MAX_STATS, 1, MAX_STATS),
                        reader.number(Setting.MOMO_FEED_MAX_MESSAGE_BYTES, MIN_MESSAGE_BYTES, MAX_MESSAGE_BYTES)),
                reader.oneOf(Setting.MOMO_LOG_LEVEL, LogLevel.class),
                reader.flag(Setting.MOMO_PARENT_PIPE));
    }

    private static Address address(SettingReader reader, Setting host, Setting port) {
        return new Address(reader.text(host), reader.number(port, 0, 65535));
    }
}
