package dev.momo.node.rtc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;

/**
 * Hands what libwebrtc's threads report over to the signalling executor. A throwable that left a native callback would
 * abort the process, and one that waits in it would stop libwebrtc.
 */
final class NativeCallbacks {

    private static final Logger logger = System.getLogger(NativeCallbacks.class.getName());

    private final Executor executor;

    NativeCallbacks(Executor executor) {
        this.executor = executor;
    }

    /** Runs {@code task} on the executor; whatever goes wrong is logged, nothing is thrown. */
    void handOver(Runnable task) {
        try {
            executor.execute(() -> run(task));
        } catch (Throwable e) {
            // The executor has been shut down: the process is ending, and this peer with it.
            logger.log(Level.DEBUG, "An event of libwebrtc came too late", e);
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            logger.log(Level.ERROR, "An event of libwebrtc could not be handled", e);
        }
    }
}
