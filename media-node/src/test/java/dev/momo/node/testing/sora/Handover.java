package dev.momo.node.testing.sora;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;

/** Takes what libwebrtc's threads report to the server's: a throwable that left a native callback would abort the JVM. */
final class Handover {

    private static final Logger logger = System.getLogger(Handover.class.getName());

    private final Executor loop;

    Handover(Executor loop) {
        this.loop = loop;
    }

    void run(Runnable task) {
        try {
            loop.execute(task);
        } catch (Throwable e) {
            logger.log(Level.DEBUG, "An event of libwebrtc came too late", e);
        }
    }
}
