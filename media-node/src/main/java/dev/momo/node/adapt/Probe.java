package dev.momo.node.adapt;

/**
 * Makes libwebrtc measure whether the link carries more: it sends a burst when a sender that has used clearly less than
 * the estimate for a while may all at once use more. What that says is for a {@link Trial} to prove.
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

    private enum Phase {
        IDLE,
        DIP,
        BURST
    }

    private final Ceiling ceiling;
    private final Trial trial;
    private Phase phase = Phase.IDLE;
    private long since;
    private long limit = NONE;

    /** @param ceiling that somebody else keeps up to date */
    Probe(Ceiling ceiling, Trial trial) {
        this.ceiling = ceiling;
        this.trial = trial;
    }

    /** Whether nothing is to be made of what is measured now. */
    boolean isBusy() {
        return phase != Phase.IDLE;
    }

    /** Of the bit rate, bit/s. */
    long limit() {
        return limit;
    }

    /** Ends what is under way; the next begins in its time. */
    void end() {
        phase = Phase.IDLE;
        limit = NONE;
    }

    /**
     * @param wanted whether more could be used
     * @return whether a dip has just ended: pictures were poorer than the link needs
     */
    boolean next(Figures figures, boolean wanted) {
        long now = figures.nanos();
        switch (phase) {
            case IDLE -> {
                if (wanted && !trial.isOn() && isLikely(figures)) {
                    enter(Phase.DIP, now, (long) (DIP_SHARE * figures.targetBitrate()));
                }
            }
            case DIP -> {
                if (now - since >= DIP) {
                    enter(Phase.BURST, now, NONE);
                    return true;
                }
            }
            case BURST -> {
                if (now - since >= BURST) {
                    end();
                    trial.begin(now);
                }
            }
        }
        return false;
    }

    private boolean isLikely(Figures figures) {
        long now = figures.nanos();
        boolean calm = ceiling.age(now) >= CALM && now - trial.calmAt() >= CALM;
        return now >= trial.calmAt() && (calm || ceiling.isExceededBy(figures.availableBitrate()));
    }

    private void enter(Phase next, long now, long newLimit) {
        phase = next;
        since = now;
        limit = newLimit;
    }
}
