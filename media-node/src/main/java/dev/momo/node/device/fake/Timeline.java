package dev.momo.node.device.fake;

import java.time.Clock;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Wall-clock time that runs as evenly as the monotonic clock, for the picture and the sound of the fake device alike.
 *
 * <p>It follows the wall clock again after that was set (by NTP, or by hand): a picture whose clock stays an hour off
 * is of no use to whoever reads a latency from it. Safe for use by several threads.
 */
final class Timeline {

    private static final long TOLERANCE_NANOS = 100_000_000;

    private final Clock clock;
    private final LongSupplier nanoTime;
    private volatile long offsetNanos;

    Timeline(Clock clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.offsetNanos = wallNanos() - nanoTime.getAsLong();
    }

    /** The monotonic clock, nanoseconds. */
    long nanoTime() {
        return nanoTime.getAsLong();
    }

    /** Nanoseconds since the epoch at a reading of the monotonic clock. */
    long epochNanos(long nanos) {
        return nanos + offsetNanos;
    }

    /** Takes the wall clock's word if that has moved on its own by more than 100 ms. */
    void followWallClock() {
        long now = wallNanos() - nanoTime.getAsLong();
        if (Math.abs(now - offsetNanos) > TOLERANCE_NANOS) {
            offsetNanos = now;
        }
    }

    private long wallNanos() {
        Instant now = clock.instant();
        return now.getEpochSecond() * 1_000_000_000 + now.getNano();
    }
}
