package dev.momo.node.cli;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The single-threaded executors of a node. */
final class OwnThreads {

    private OwnThreads() {}

    static ScheduledExecutorService single(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
