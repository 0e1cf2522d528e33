package dev.momo.node.adapt;

/**
 * Goes for an estimate that has all at once become another by half as much again at a time.
 *
 * <p>A burst that finds room in a router's bucket multiplies the estimate for nothing. Bursts are what a {@link Probe}
 * calls for, and libwebrtc sends some for reasons of its own.
 */
final class Trial {

    private static final long SECOND = 1_000_000_000;

    /** Without a burst the estimate grows by 8 % a second. */
    private static final double JUMP = 1.25;

    private static final double SHARE = 1.5;

    /** Until a burst has been answered, and the answer is part of the estimate. */
    private static final long ANSWER = SECOND / 4;

    /** Until the link would have pushed back. */
    private static final long STAGE = 3 * SECOND / 2;

    /** Who sends less than this part of the limit does not try it. */
    private static final double TRIED = 0.6;

    /** Nothing is tried for longer than this. */
    private static final long UNTRIED = 15 * SECOND;

    /** Until an estimate that was too high has been corrected, and what was lost has been sent again. */
    private static final long AFTERMATH = 4 * SECOND;

    /** From less than this, bit/s, it would take too long. */
    private static final long LEAST = 150_000;

    private final Ceiling ceiling;
    private long limit = Probe.NONE;
    private long began;
    private long stageSince;
    private long triedSince;
    private long calmAt;
    private double carried;
    private long estimateBefore;
    private long targetBefore;

    /** @param ceiling that somebody else keeps up to date */
    Trial(Ceiling ceiling) {
        this.ceiling = ceiling;
    }

    boolean isOn() {
        return limit != Probe.NONE;
    }

    /** Of the bit rate, bit/s; {@link Probe#NONE} for none. */
    long limit() {
        return limit;
    }

    /** When the link no longer suffers from the last one. */
    long calmAt() {
        return calmAt;
    }

    /** What the link carried before one that has only just been, bit/s; infinite if there was none. */
    double lastCarried(long now) {
        return now < calmAt ? carried : Double.POSITIVE_INFINITY;
    }

    /**
     * What the link is believed to carry of pictures for longer than a moment, bit/s: not what is just being tried, nor
     * what it soon pushes back.
     */
    double believed(Figures figures) {
        double target = figures.targetBitrate();
        double estimate = figures.availableBitrate();
        if (isOn()) {
            return Math.min(target, carried);
        }
        boolean known = ceiling.isKnown() && !ceiling.isExceededBy(estimate);
        return known && estimate > ceiling.carried() ? target * ceiling.carried() / estimate : target;
    }

    /** Begins one where the estimate has jumped. With all figures but a probe's, before anything is built on them. */
    void guard(Figures figures) {
        long estimate = figures.availableBitrate();
        if (!isOn() && estimateBefore > 0 && estimate > JUMP * estimateBefore && isNews(estimate)) {
            begin(figures.nanos());
        }
        if (estimate > 0 && figures.targetBitrate() > 0) {
            estimateBefore = estimate;
            targetBefore = figures.targetBitrate();
        }
    }

    private boolean isNews(long estimate) {
        return !ceiling.isKnown() || ceiling.isExceededBy(estimate);
    }

    /** Begins with half as much again as the target was when last seen. */
    void begin(long now) {
        began = now;
        carried = Math.max(LEAST, targetBefore);
        enter(carried, now);
    }

    /**
     * @param used by pictures, bit/s; 0 if it is not known
     * @param allowed by the other side, bit/s
     */
    void next(Figures figures, double used, long allowed) {
        long now = figures.nanos();
        double estimate = figures.availableBitrate();
        if (!isOn() || estimate == 0) {
            return;
        }
        boolean refuted = estimate < limit && now - began >= ANSWER;
        if (refuted || limit >= allowed || now - triedSince >= UNTRIED) {
            boolean pushedBack = ceiling.isKnown() && ceiling.age(now) <= now - began;
            if (!pushedBack) {
                ceiling.restart(now, estimate);
            }
            end();
        } else if (used < TRIED * limit) {
            stageSince = now;
        } else if (now - stageSince >= STAGE) {
            carried = Math.min(limit, used);
            enter(limit, now);
        }
    }

    private void enter(double proven, long now) {
        limit = (long) (SHARE * proven);
        stageSince = now;
        triedSince = now;
        calmAt = now + STAGE + AFTERMATH;
    }

    void end() {
        limit = Probe.NONE;
    }
}
