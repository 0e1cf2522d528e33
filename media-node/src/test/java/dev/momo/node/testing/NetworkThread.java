package dev.momo.node.testing;

import java.io.IOException;

/** A thread that reads or writes a connection of a test, and ends with it. */
public final class NetworkThread {

    /** What it does. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }

    private NetworkThread() {}

    public static void start(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException ignored) {
                        // The other side has left, or the test is over.
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }
}
