package dev.momo.node.adapt;

/** Tells when a link carries less than is sent. */
final class Overuse {

    /** Parts of what is sent. An estimate that went too far falls to about 85 % of what the link carries, not below. */
    private static final double BROKEN = 0.75;

    /** Where less than all is sent an estimate goes too far all the time, and what is sent is less well known. */
    private static final double BROKEN_AGAIN = 0.6;

    private static final double LITTLE = 0.7;
    private static final double VERY_LITTLE = 0.5;
    private static final double LONG_WAIT_SECONDS = 0.1;

    private final Window lately;
    private final Window usual;
    private final Trial trial;

    /** @param usual the same as {@code lately}, of a longer time; all are kept up to date by somebody else */
    Overuse(Window lately, Window usual, Trial trial) {
        this.lately = lately;
        this.usual = usual;
        this.trial = trial;
    }

    /**
     * Whether the link carries far less all at once. Where less than all is sent, or the last step up may be to blame,
     * only the estimate proves it: of the target half may go for what is sent again.
     *
     * @param whole whether all that was asked for is sent
     * @param raised whether there was a step up of late
     */
    boolean isBreakdown(Figures figures, boolean whole, boolean raised) {
        double used = used(figures);
        double broken = (whole ? BROKEN : BROKEN_AGAIN) * used;
        boolean proven = figures.availableBitrate() > 0 && figures.availableBitrate() < broken;
        return proven || whole && !raised && (figures.targetBitrate() < VERY_LITTLE * used || isTooMuch(figures));
    }

    /** Whether pictures wait that the link will not carry for long. */
    boolean isTooMuch(Figures figures) {
        return figures.targetBitrate() < LITTLE * used(figures) && lately.sendDelay() > LONG_WAIT_SECONDS;
    }

    /**
     * Without what a trial that was wrong has added, which the link never carried; and a key picture, as lost packets call
     * for, is no more than usual.
     */
    private double used(Figures figures) {
        return Math.min(Math.min(lately.bitrate(), usual.bitrate()), trial.lastCarried(figures.nanos()));
    }
}
