package dev.momo.gateway.process;

import io.quarkus.runtime.Application;
import sun.misc.Signal;

/**
 * Makes SIGTERM and SIGINT ends like any other, with exit code 0; the JVM's own answer is 128 + signal. Java has no
 * other way to this than {@code sun.misc.Signal} (module jdk.unsupported).
 */
public final class Signals {

    private Signals() {}

    /** Takes both signals over. */
    public static void handle() {
        for (String name : new String[] {"TERM", "INT"}) {
            Signal.handle(new Signal(name), signal -> end());
        }
    }

    private static void end() {
        Application application = Application.currentApplication();
        if (application != null && application.isStarted()) {
            Exit.begin(0);
        } else {
            // Nothing runs yet that would have to be ended in order.
            Runtime.getRuntime().halt(0);
        }
    }
}
