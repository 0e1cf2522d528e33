package dev.momo.node.adapt;

/** How much the link was believed to carry when it last turned out to carry less. */
final class Ceiling {

    /** Less than this part of what was believed is a push back. */
    private static final double PUSHED_BACK = 0.85;

    /** A belief above the ceiling by this much is news. */
    private static final double NEWS = 1.5;

    private double highest;
    private double ceiling;
    private long pushedAt;

    /** @param estimate of what the link carries, bit/s */
    void see(long now, double estimate) {
        if (pushedAt == 0) {
            pushedAt = now;
        }
        if (estimate < PUSHED_BACK * highest) {
            ceiling = highest;
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
