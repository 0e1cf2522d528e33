package dev.momo.gateway.testing;

import dev.momo.gateway.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** Time that passes only when told to. Timers run in the thread that lets it pass. */
public final class FakeTime implements Time {

    private record Task(long atNanos, long order, Runnable task) {}

    private final Queue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::atNanos).thenComparingLong(Task::order));
    private Instant wallClock = Instant.parse("2026-11-22T10:00:00Z");
    // Near the overflow, which a difference survives and a comparison does not.
    private long nanos = Long.MAX_VALUE - 1000;
    private long elapsed;
    private long order;

    @Override
    public long nanos() {
        return nanos + elapsed;
    }

    @Override
    public Instant now() {
        return wallClock.plusNanos(elapsed);
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Task entry = new Task(elapsed + delay.toNanos(), order++, task);
        tasks.add(entry);
        return () -> tasks.remove(entry);
    }

    /** Lets time pass and runs what is due, each at its moment. */
    public void pass(Duration duration) {
        long end = elapsed + duration.toNanos();
        while (!tasks.isEmpty() && tasks.peek().atNanos() <= end) {
            Task due = tasks.remove();
            elapsed = due.atNanos();
            due.task().run();
        }
        elapsed = end;
    }

    /** Sets the wall clock, and nothing else. */
    public void stepWallClock(Duration step) {
        wallClock = wallClock.plus(step);
    }

    /** Timers that are still to run. */
    public int pending() {
        return tasks.size();
    }
}
