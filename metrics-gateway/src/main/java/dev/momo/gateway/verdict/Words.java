package dev.momo.gateway.verdict;

import java.util.Locale;

/** Numbers as a person reads them. */
final class Words {

    private static final double MEGA = 1e6;
    private static final double KILO = 1e3;
    private static final double MILLI = 1e-3;

    private Words() {}

    static String percent(double ratio) {
        double percent = ratio * 100;
        return format(percent < 10 ? "%.1f %%" : "%.0f %%", percent);
    }

    static String bitrate(double bitsPerSecond) {
        return bitsPerSecond >= MEGA
                ? format("%.1f Mbit/s", bitsPerSecond / MEGA)
                : format("%.0f kbit/s", bitsPerSecond / KILO);
    }

    static String time(double seconds) {
        return seconds >= 1 ? format("%.1f s", seconds) : format("%.0f ms", seconds / MILLI);
    }

    static String rate(double perSecond) {
        return format(perSecond < 10 ? "%.1f" : "%.0f", perSecond);
    }

    private static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
