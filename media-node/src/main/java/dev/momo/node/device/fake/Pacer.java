package dev.momo.node.device.fake;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Calls a task at a fixed rate on a thread of its own until closed.
 *
 * <p>Each call is due at start + n × period, so lateness never adds up. After a pause (a busy or suspended machine) a
 * few missed calls are made up for at once; those before them are left out.
 */
final class Pacer implements AutoCloseable {

    private static final Logger logger = System.getLogger(Pacer.class.getName());

    private final Timeline timeline;
    private final long ticks;
    private final long perNanos;
    private final long catchUp;
    private final LongConsumer task;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param ticks calls in {@code perNanos} nanoseconds
     * @param catchUp how many missed calls are made up for
     * @param task called with the monotonic time at which the call was due
     */
    Pacer(String name, Timeline timeline, long ticks, long perNanos, long catchUp, LongConsumer task) {
        this.timeline = timeline;
        this.ticks = ticks;
        this.perNanos = perNanos;
        this.catchUp = catchUp;
        this.task = task;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        long start = timeline.nanoTime();
        long n = 0;
        while (!closed) {
            long due = start + dueAfter(n);
            long wait = due - timeline.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            } else {
                run(due);
                n = Math.max(n + 1, ticksIn(timeline.nanoTime() - start) - catchUp);
            }
        }
    }

    private void run(long due) {
        try {
            task.accept(due);
        } catch (RuntimeException | Error e) {
            // One picture is lost; the next may well succeed.
            logger.log(Level.ERROR, thread.getName() + " failed", e);
        }
    }

    private long dueAfter(long n) {
        return n / ticks * perNanos + n % ticks * perNanos / ticks;
    }

    private long ticksIn(long nanos) {
        return nanos / perNanos * ticks + nanos % perNanos * ticks / perNanos;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
