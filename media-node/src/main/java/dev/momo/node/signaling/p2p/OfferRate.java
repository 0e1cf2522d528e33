package dev.momo.node.signaling.p2p;

import java.util.function.LongSupplier;

/** How often a viewer may offer: a few times at once, one a second in the long run. On the signalling executor. */
final class OfferRate {

    private static final int AT_ONCE = 8;
    private static final long REFILL_NANOS = 1_000_000_000;

    private final LongSupplier nanoTime;
    private int left = AT_ONCE;
    private long refilled;

    OfferRate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.refilled = nanoTime.getAsLong();
    }

    /** Takes one; false if there is none left now. */
    boolean take() {
        long due = (nanoTime.getAsLong() - refilled) / REFILL_NANOS;
        refilled += due * REFILL_NANOS;
        left = (int) Math.min(AT_ONCE, left + due);
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }
}
