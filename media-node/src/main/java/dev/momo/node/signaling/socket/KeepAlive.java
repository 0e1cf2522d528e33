package dev.momo.node.signaling.socket;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Pings a server, and notices when nothing at all comes from it. On the event loop. */
final class KeepAlive {

    private final Vertx vertx;
    private final Duration silence;
    private final Runnable onSilence;
    private final long pings;
    private long watch;
    private long lastHeard = System.nanoTime();

    /** Begins at once; {@code onSilence} is called once, if it has not been stopped. */
    KeepAlive(Vertx vertx, Bounds bounds, Runnable ping, Runnable onSilence) {
        this.vertx = vertx;
        this.silence = bounds.silence();
        this.onSilence = onSilence;
        this.pings = vertx.setPeriodic(bounds.ping().toMillis(), id -> ping.run());
        watch(silence.toNanos());
    }

    void heard() {
        lastHeard = System.nanoTime();
    }

    void stop() {
        vertx.cancelTimer(pings);
        vertx.cancelTimer(watch);
    }

    private void watch(long nanos) {
        watch = vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(nanos) + 1, id -> {
            long left = silence.toNanos() - (System.nanoTime() - lastHeard);
            if (left > 0) {
                watch(left);
            } else {
                onSilence.run();
            }
        });
    }
}
