package dev.momo.gateway.process;

import io.quarkus.runtime.Quarkus;

/** Ends the process in order, and without it where order takes too long. */
final class Exit {

    private static final long PATIENCE_MILLIS = 800;

    private Exit() {}

    /** Returns at once; the process is gone within a second. */
    static void begin(int code) {
        Thread last = new Thread(
                () -> {
                    try {
                        Thread.sleep(PATIENCE_MILLIS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(code);
                },
                "last resort");
        last.setDaemon(true);
        last.start();
        Quarkus.asyncExit(code);
    }
}
