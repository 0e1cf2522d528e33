package dev.momo.node.adapt;

/** How much the link turned out to carry when it last pushed back. */
final class Ceiling {

    /** A fall of the estimate by this much is a push back. */
    private static final double PUSHED_BACK = 0.9;

    /** What libwebrtc takes of what has arrived when it pushes back. */
    private static final double OF_ARRIVED = 0.85;

    /** An estimate above the ceiling by this much is news: libwebrtc's own goes up and down by less. */
    private static final double NEWS = 1.5;

    /** A push back comes in several steps within this time. */
    private static final long ONE_PUSH = 1_000_000_000;

    private double highest;
    private double lowest;
    private long pushedAt;

    /** @param estimate of what the link carries, bit/s; 0 if it is not known */
    void see(long now, double estimate) {
        if (pushedAt == 0) {
            pushedAt = now;
        }
        if (estimate == 0) {
            return;
        }
        boolean same = lowest > 0 && now - pushedAt < ONE_PUSH;
        if (estimate < PUSHED_BACK * highest) {
            lowest = same ? Math.min(lowest, estimate) : estimate;
            pushedAt = now;
            highest = estimate;
        } else if (same) {
            lowest = Math.min(lowest, estimate);
        }
        highest = Math.max(highest, estimate);
    }

    /** Forgets it: the link is another. */
    void restart(long now, double estimate) {
        highest = estimate;
        lowest = 0;
        pushedAt = now;
    }

    /** Since the last push back. */
    long age(long now) {
        return now - pushedAt;
    }

    boolean isKnown() {
        return lowest > 0;
    }

    /** What arrived when the link last pushed back, bit/s. */
    double carried() {
        return lowest / OF_ARRIVED;
    }

    /** Whether much more is believed than the link is known to carry. */
    boolean isExceededBy(double estimate) {
        return isKnown() && estimate > NEWS * carried();
    }
}
