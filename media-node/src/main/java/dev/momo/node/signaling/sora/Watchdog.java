package dev.momo.node.signaling.sora;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Barks once if it is not fed in time. On the executor. */
final class Watchdog {

    private final ScheduledExecutorService executor;
    private @Nullable Future<?> bark;
    private Duration patience = Duration.ZERO;
    private Runnable onBark = () -> {};

    Watchdog(ScheduledExecutorService executor) {
        this.executor = executor;
    }

    /** Takes the place of what was set before. */
    void set(Duration patience, Runnable onBark) {
        this.patience = patience;
        this.onBark = onBark;
        feed();
    }

    void feed() {
        stop();
        bark = executor.schedule(onBark, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        if (bark != null) {
            bark.cancel(false);
        }
    }
}
