package dev.momo.node.cli;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a node is made of, in the order in which it was made; ends in the reverse order. */
final class Parts implements AutoCloseable {

    private static final Logger logger = System.getLogger(Parts.class.getName());

    private static final long STOP_STEP_SECONDS = 2;

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    void add(AutoCloseable part) {
        parts.push(part);
    }

    /** Ends by something that takes its time, for which there is a limit. */
    void addStop(Stop stop) {
        parts.push(() -> await(stop.begin(), STOP_STEP_SECONDS));
    }

    /** Ends by a task on an executor. */
    void addStop(Executor executor, Runnable task) {
        addStop(() -> CompletableFuture.runAsync(task, executor));
    }

    ScheduledExecutorService addExecutor(String name) {
        ScheduledExecutorService executor = OwnThreads.single(name);
        add(executor::shutdownNow);
        return executor;
    }

    /** Begins something on an executor; completes when it has ended. */
    static CompletionStage<Void> on(Executor executor, Supplier<CompletionStage<Void>> begin) {
        return CompletableFuture.supplyAsync(begin, executor).thenCompose(Function.identity());
    }

    static <T> T await(CompletionStage<T> stage, long seconds) {
        return stage.toCompletableFuture().orTimeout(seconds, TimeUnit.SECONDS).join();
    }

    /** Begins an end, and completes with it. */
    @FunctionalInterface
    interface Stop {
        CompletionStage<?> begin();
    }

    /** Ends every part, each with its own time limit; one that fails does not keep the others. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                logger.log(Level.WARNING, "A part of this node did not end well", e);
            }
        }
    }
}
