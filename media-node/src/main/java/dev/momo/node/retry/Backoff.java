package dev.momo.node.retry;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Waits between attempts: doubled from the first up to the longest, each shortened by up to a half at random. One thread. */
public final class Backoff {

    private final Duration first;
    private final Duration longest;
    private final DoubleSupplier random;
    private Duration next;

    /** @param random 0 up to 1 */
    public Backoff(Duration first, Duration longest, DoubleSupplier random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
        this.next = first;
    }

    public Duration next() {
        Duration wait = next;
        next = next.multipliedBy(2).compareTo(longest) < 0 ? next.multipliedBy(2) : longest;
        return Duration.ofNanos((long) (wait.toNanos() * (1 - random.getAsDouble() / 2)));
    }

    public void reset() {
        next = first;
    }
}
