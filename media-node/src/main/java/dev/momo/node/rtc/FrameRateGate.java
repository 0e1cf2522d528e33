package dev.momo.node.rtc;

/** Lets pictures pass evenly, so many a second. One thread at a time. */
final class FrameRateGate {

    private static final long SECOND = 1_000_000_000;

    private boolean begun;
    private long due;

    /**
     * Whether this picture is sent.
     *
     * @param captured when it was, in nanoseconds
     * @param framerate pictures a second at most
     */
    boolean passes(long captured, int framerate) {
        long interval = SECOND / framerate;
        // Captures are not quite even.
        boolean early = begun && captured < due - interval / 4;
        boolean stale = begun && captured < due - 2 * interval;
        if (early && !stale) {
            return false;
        }
        // From when it was due, so that the mean is right; anew after a pause or another rate.
        due = !begun || stale || captured > due + interval ? captured + interval : due + interval;
        begun = true;
        return true;
    }
}
