package dev.momo.node.signaling.socket;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands over what comes from a server, from the event loop to the executor. */
final class ListenerCalls {

    private static final Logger logger = System.getLogger(ListenerCalls.class.getName());

    /** Eight messages of the largest size. Vert.x could stop reading instead, but then tells of the end too early. */
    private static final int MAX_WAITING_CHARS = 8 << 20;

    private final Executor executor;
    private final ServerListener listener;
    private final AtomicInteger waiting = new AtomicInteger();

    ListenerCalls(Executor executor, ServerListener listener) {
        this.executor = executor;
        this.listener = listener;
    }

    /** False, and nothing handed over, if too much waits already. */
    boolean text(String text) {
        int length = text.length();
        if (waiting.get() + length > MAX_WAITING_CHARS) {
            return false;
        }
        waiting.addAndGet(length);
        call(() -> {
            waiting.addAndGet(-length);
            listener.onText(text);
        });
        return true;
    }

    void closed(CloseReason reason) {
        call(() -> listener.onClosed(reason));
    }

    private void call(Runnable call) {
        try {
            executor.execute(() -> run(call));
        } catch (RejectedExecutionException e) {
            logger.log(Level.DEBUG, "What came from the signalling server is dropped: this node is stopping");
        }
    }

    private static void run(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error e) {
            logger.log(Level.ERROR, "What came from the signalling server could not be handled", e);
        }
    }
}
