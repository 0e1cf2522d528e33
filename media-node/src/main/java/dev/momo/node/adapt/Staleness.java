package dev.momo.node.adapt;

/**
 * Tells a target that is out of date. libwebrtc takes up to half of the estimate off for what was lost and is sent again,
 * and reckons that anew only when the estimate or a limit changes: long after all has arrived.
 */
final class Staleness {

    private static final long UNCHANGED = 750_000_000;

    /** Less than this part of the estimate is little. */
    private static final double LITTLE = 0.65;

    private long target;
    private long since;

    boolean isStale(Figures figures) {
        boolean changed = figures.targetBitrate() != target;
        boolean stale = !changed
                && figures.nanos() - since >= UNCHANGED
                && figures.targetBitrate() < LITTLE * figures.availableBitrate();
        if (changed || stale) {
            target = figures.targetBitrate();
            since = figures.nanos();
        }
        return stale;
    }
}
