package dev.momo.gateway.feed;

import dev.momo.gateway.time.Time;
import java.time.Duration;

/** Notices that a node says nothing for as long as the contract allows. */
final class Silence {

    static final Duration LIMIT = Duration.ofSeconds(3);

    private final Time time;
    private final Runnable onSilence;

    private volatile long heardNanos;
    private volatile boolean stopped;

    Silence(Time time, Runnable onSilence) {
        this.time = time;
        this.onSilence = onSilence;
        this.heardNanos = time.nanos();
    }

    void watch() {
        watch(LIMIT);
    }

    private void watch(Duration rest) {
        time.after(rest, () -> {
            if (stopped) {
                return;
            }
            Duration left = LIMIT.minusNanos(time.nanos() - heardNanos);
            if (left.isNegative() || left.isZero()) {
                onSilence.run();
            } else {
                watch(left);
            }
        });
    }

    void heard() {
        heardNanos = time.nanos();
    }

    void stop() {
        stopped = true;
    }
}
