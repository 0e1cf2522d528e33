package dev.momo.gateway.derive;

import java.util.Locale;

/**
 * What libwebrtc says limits an encoder ({@code qualityLimitationReason}). "bandwidth" is said of healthy links too: it
 * only means that the encoder would take more than it gets.
 */
public enum Limitation {
    NONE,
    CPU,
    BANDWIDTH,
    OTHER;

    /** The W3C name. */
    public String w3c() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The ordinal of the reason, NaN for a word that is none. */
    static double number(String w3c) {
        for (Limitation limitation : values()) {
            if (limitation.w3c().equals(w3c)) {
                return limitation.ordinal();
            }
        }
        return Double.NaN;
    }
}
