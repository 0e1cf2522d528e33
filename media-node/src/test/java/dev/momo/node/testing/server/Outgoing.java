package dev.momo.node.testing.server;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** Does things in their order, each as late as was set when it was asked for. */
public final class Outgoing {

    private final Vertx vertx;
    private final Queue<Due> queue = new ArrayDeque<>();
    private Duration delay = Duration.ZERO;
    private boolean waiting;

    private record Due(long nanos, Runnable action) {}

    public Outgoing(Vertx vertx) {
        this.vertx = vertx;
    }

    public void delay(Duration delay) {
        this.delay = delay;
    }

    public void add(Runnable action) {
        queue.add(new Due(System.nanoTime() + delay.toNanos(), action));
        if (!waiting) {
            work();
        }
    }

    private void work() {
        waiting = false;
        for (Due next = queue.peek(); next != null && !waiting; next = queue.peek()) {
            long rest = next.nanos - System.nanoTime();
            if (rest > 0) {
                waiting = true;
                vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(rest) + 1, ignored -> work());
            } else {
                queue.remove().action.run();
            }
        }
    }
}
