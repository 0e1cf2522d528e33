package dev.momo.gateway.time;

import java.time.Duration;
import java.time.Instant;

/** Tells the time and calls back. Safe for use by several threads. */
public interface Time {

    /** Monotonic, nanoseconds from an arbitrary origin: for every age and timeout. */
    long nanos();

    /** The wall clock: for people only. */
    Instant now();

    /** Runs {@code task} once after {@code delay} on a thread of its own, where it must not block. */
    Timer after(Duration delay, Runnable task);

    /** A task that is still to run. */
    interface Timer {

        /** Prevents the task unless it has begun. */
        void cancel();
    }
}
