package dev.momo.gateway.process;

import io.quarkus.runtime.Quarkus;
import jakarta.enterprise.inject.spi.CDI;
import org.jboss.logging.Logger;

/** Ends the process in order, and without it where order takes too long. */
final class Exit {

    private static final Logger logger = Logger.getLogger(Exit.class);

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
        Thread ending = new Thread(() -> end(code), "ending");
        ending.setDaemon(true);
        ending.start();
    }

    private static void end(int code) {
        try {
            CDI.current().getBeanContainer().getEvent().select(Ending.class).fire(new Ending());
        } catch (RuntimeException e) {
            logger.warn("not everybody could be told that the gateway ends", e);
        }
        Quarkus.asyncExit(code);
    }
}
