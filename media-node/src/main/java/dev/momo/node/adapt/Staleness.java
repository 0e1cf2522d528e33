package dev.momo.node.adapt;

/**
 * Tells a target that is out of date. libwebrtc takes up to half of the estimate off for what was lost and is sent again,
 * and reckons that anew only when the estimate or a limit changes: long after all has arrived.
 */
final class Staleness {

    private static final long UNCHANGED = 750_000_000;

    /** Between two, where it made no difference. */
    private static final long MOST = 60_000_000_000L;

    /** Less than this part of the estimate, or of a limit of our own, is little. */
    private static final double LITTLE = 0.65;

    private long target;
    private long since;
    private long wait = UNCHANGED;

    /** @param limit of the target, bit/s; {@link Probe#NONE} for none */
    boolean isStale(Figures figures, long limit) {
        if (figures.targetBitrate() != target) {
            target = figures.targetBitrate();
            since = figures.nanos();
            wait = UNCHANGED;
        }
        boolean little = target > 0 && target < LITTLE * Math.min(figures.availableBitrate(), limit);
        boolean stale = little && figures.nanos() - since >= wait;
        if (stale) {
            since = figures.nanos();
            wait = Math.min(2 * wait, MOST);
        }
        return stale;
    }
}
