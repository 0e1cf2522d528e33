package dev.momo.node.adapt;

/**
 * Makes libwebrtc measure whether the link carries more: it sends a burst when a sender that has used clearly less than
 * the estimate for a while may all at once use more.
 *
 * <p>A burst that finds room in a router's bucket multiplies the estimate for nothing, also one that libwebrtc sends for
 * reasons of its own. So what it says is gone for by half as much again at a time.
 */
final class Probe {

    static final long NONE = Long.MAX_VALUE;

    private static final long SECOND = 1_000_000_000;

    /** Without a push back for so long a link may have become better. */
    private static final long CALM = 15 * SECOND;

    /** Until a dip counts as using little: less than 65 % of the estimate for about a second. */
    private static final long DIP = SECOND * 3 / 2;

    private static final double DIP_SHARE = 0.3;

    /** Until the burst has been sent and answered. */
    private static final long BURST = SECOND / 5;

    private static final long TRIAL = 3 * SECOND / 2;
    private static final double TRIAL_SHARE = 1.5;

    /** Who sends less than this part of the limit does not try it. */
    private static final double TRIED = 0.6;

    /** Without a burst the estimate grows by 8 % a second. */
    private static final double JUMP = 1.25;

    /** Until an estimate that was too high has been corrected, and what was lost has been sent again. */
    private static final long AFTERMATH = 4 * SECOND;

    private enum Phase {
        IDLE,
        DIP,
        BURST,
        TRIAL
    }

    private final Ceiling ceiling = new Ceiling();
    private Phase phase = Phase.IDLE;
    private long since;
    private long limit = NONE;
    private long estimateBefore;
    private long targetBefore;
    private double usedBefore;

    /** Until when the link may still suffer from it. */
    private long calmAt;

    /** Whether nothing is to be made of what is measured now. */
    boolean isMeasuring() {
        return phase == Phase.DIP || phase == Phase.BURST;
    }

    /** Whether there is a limit of its own. */
    boolean isBusy() {
        return phase != Phase.IDLE;
    }

    long limit() {
        return limit;
    }

    /**
     * What the link is believed to carry of pictures for longer than a moment, bit/s: not what is just being tried, nor
     * what it soon pushes back.
     */
    double believed(Figures figures) {
        double target = figures.targetBitrate();
        double estimate = figures.availableBitrate();
        if (phase == Phase.TRIAL) {
            return Math.min(target, usedBefore);
        }
        boolean known = ceiling.isKnown() && !ceiling.isExceededBy(estimate);
        return known ? target - Math.max(0, estimate - ceiling.carried()) : target;
    }

    /** What was sent before one that has only just been, bit/s; infinite if there was none. */
    double lastCarried(long now) {
        return now < calmAt ? usedBefore : Double.POSITIVE_INFINITY;
    }

    /** Ends what is under way; the next begins in its time. */
    void restart(Figures figures) {
        enter(Phase.IDLE, figures.nanos(), NONE);
        ceiling.restart(figures.nanos(), figures.availableBitrate());
    }

    /**
     * @param wanted whether more could be used
     * @param used bit/s; 0 if it is not known
     * @return whether a dip has just ended: pictures were poorer than the link needs
     */
    boolean next(Figures figures, boolean wanted, double used) {
        long now = figures.nanos();
        if (since == 0) {
            since = now;
        }
        ceiling.see(now, figures.availableBitrate());
        long age = now - since;
        switch (phase) {
            case IDLE -> {
                boolean calm = ceiling.age(now) >= CALM && now - calmAt >= CALM;
                if (wanted && now >= calmAt && (calm || ceiling.isExceededBy(figures.availableBitrate()))) {
                    usedBefore = used;
                    calmAt = now + DIP + BURST + TRIAL + AFTERMATH;
                    enter(Phase.DIP, now, (long) (DIP_SHARE * figures.targetBitrate()));
                }
            }
            case DIP -> {
                if (age >= DIP) {
                    enter(Phase.BURST, now, NONE);
                    return true;
                }
            }
            case BURST -> {
                if (age >= BURST) {
                    tryMoreThan(targetBefore, now);
                }
            }
            case TRIAL -> {
                if (figures.availableBitrate() < limit) {
                    if (!ceiling.isKnown() || ceiling.age(now) > age) {
                        // Nothing has been pushed back.
                        ceiling.restart(now, figures.availableBitrate());
                    }
                    enter(Phase.IDLE, now, NONE);
                } else if (used < TRIED * limit) {
                    since = now;
                } else if (age >= TRIAL) {
                    usedBefore = Math.min(limit, used);
                    tryMoreThan(limit, now);
                }
            }
        }
        return false;
    }

    /**
     * Looks for an estimate that has all at once become another. Before anything is built on the figures.
     *
     * @param wanted whether more could be used
     */
    void guard(Figures figures, boolean wanted) {
        long estimate = figures.availableBitrate();
        boolean jumped = estimateBefore > 0
                && estimate > JUMP * estimateBefore
                && (!ceiling.isKnown() || ceiling.isExceededBy(estimate));
        if (phase == Phase.IDLE && wanted && jumped && targetBefore > 0) {
            usedBefore = targetBefore;
            tryMoreThan(targetBefore, figures.nanos());
        }
        estimateBefore = estimate;
        if (!isMeasuring()) {
            targetBefore = figures.targetBitrate();
        }
    }

    private void tryMoreThan(long bitrate, long now) {
        calmAt = now + TRIAL + AFTERMATH;
        enter(Phase.TRIAL, now, (long) (TRIAL_SHARE * bitrate));
    }

    private void enter(Phase next, long now, long newLimit) {
        phase = next;
        since = now;
        limit = newLimit;
    }
}
