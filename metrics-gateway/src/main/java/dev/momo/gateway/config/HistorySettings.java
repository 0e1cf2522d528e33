package dev.momo.gateway.config;

import java.time.Duration;

/**
 * How much of the past is kept.
 *
 * @param length zero keeps nothing
 * @param maxBytes of memory, for all connections together
 */
public record HistorySettings(Duration length, int maxBytes) {

    private static final int MIN_BYTES = 1 << 20;
    private static final int MAX_BYTES = 1 << 30;

    static HistorySettings read(SettingReader reader) {
        return new HistorySettings(
                reader.durationOrNone(Setting.MOMO_HISTORY, Duration.ofMinutes(1), Duration.ofHours(24)),
                reader.number(Setting.MOMO_HISTORY_MAX_BYTES, MIN_BYTES, MAX_BYTES));
    }
}
