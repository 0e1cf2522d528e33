package dev.momo.node.adapt;

/**
 * Makes libwebrtc measure whether the link carries more, which it does of itself only in the first seconds: it sends a
 * burst when a sender that has used clearly less than the estimate for a while may all at once use more.
 *
 * <p>A burst that finds room in a router's bucket doubles the estimate for nothing, so what it says is tried with little
 * more than before, before anything is built on it.
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
    private double usedBefore;
    private double targetBefore;

    /** Until when the link may still suffer from it. */
    private long calmAt;

    /** Whether what is measured now is of its own making. */
    boolean isBusy() {
        return phase != Phase.IDLE;
    }

    long limit() {
        return limit;
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
     * @param used bit/s
     * @return whether a dip has just ended: pictures were poorer than the link needs
     */
    boolean next(Figures figures, boolean wanted, double used) {
        long now = figures.nanos();
        if (since == 0) {
            since = now;
        }
        if (now < calmAt) {
            ceiling.restart(now, figures.availableBitrate());
        } else {
            ceiling.see(now, figures.availableBitrate());
        }
        long age = now - since;
        switch (phase) {
            case IDLE -> {
                boolean likely = ceiling.age(now) >= CALM || ceiling.isExceededBy(figures.availableBitrate());
                if (wanted && likely) {
                    usedBefore = used;
                    targetBefore = figures.targetBitrate();
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
                    enter(Phase.TRIAL, now, (long) (TRIAL_SHARE * targetBefore));
                }
            }
            case TRIAL -> {
                if (age >= TRIAL) {
                    enter(Phase.IDLE, now, NONE);
                }
            }
        }
        return false;
    }

    private void enter(Phase next, long now, long newLimit) {
        phase = next;
        since = now;
        limit = newLimit;
    }
}
