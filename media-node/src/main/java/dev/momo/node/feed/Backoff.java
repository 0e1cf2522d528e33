package dev.momo.node.feed;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** Waits between attempts: doubled from 0.25 s up to 3 s, each shortened by up to a half at random. One thread. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final DoubleSupplier random;
    private Duration next = FIRST;

    /** @param random 0 up to 1 */
    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    Duration next() {
        Duration wait = next;
        next = next.multipliedBy(2).compareTo(LONGEST) < 0 ? next.multipliedBy(2) : LONGEST;
        return Duration.ofNanos((long) (wait.toNanos() * (1 - random.getAsDouble() / 2)));
    }

    void reset() {
        next = FIRST;
    }
}
