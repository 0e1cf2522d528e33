package dev.momo.gateway.verdict;

import java.util.Locale;

/** How well a connection does, from the least to the most telling. */
public enum Level {
    /** Nothing to judge by, or nothing new. */
    UNKNOWN,
    GOOD,
    FAIR,
    POOR;

    /** The word for JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Level orWorse(Level other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
