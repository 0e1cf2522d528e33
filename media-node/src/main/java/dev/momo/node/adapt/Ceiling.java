package dev.momo.node.adapt;

/** How much the link was believed to carry when it last turned out to carry less. */
final class Ceiling {

    /** libwebrtc pushes back to 85 % of what has arrived. */
    private static final double PUSHED_BACK = 0.9;

    /** A belief above the ceiling by this much is news. */
    private static final double NEWS = 1.5;

    /** A push back comes in several steps within this time. */
    private static final long ONE_PUSH = 1_000_000_000;

    private double highest;
    private double ceiling;
    private long pushedAt;

    /** @param estimate of what the link carries, bit/s; 0 if it is not known */
    void see(long now, double estimate) {
        if (pushedAt == 0) {
            pushedAt = now;
        }
        if (estimate == 0) {
            return;
        }
        if (estimate < PUSHED_BACK * highest) {
            ceiling = now - pushedAt < ONE_PUSH ? Math.max(ceiling, highest) : highest;
            pushedAt = now;
            highest = estimate;
        }
        highest = Math.max(highest, estimate);
    }

    /** Forgets it: the link is another, or what is believed of it is of our own making. */
    void restart(long now, double estimate) {
        highest = estimate;
        ceiling = 0;
        pushedAt = now;
    }

    /** Since the last push back. */
    long age(long now) {
        return now - pushedAt;
    }

    /** Whether more is believed than the link was once known not to carry. */
    boolean isExceededBy(double estimate) {
        return ceiling > 0 && estimate > NEWS * ceiling;
    }
}
