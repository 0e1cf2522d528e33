package dev.momo.node.system;

import java.time.Duration;

/** Prints what was measured, so that who reads the log of a run sees it change before a limit is passed. */
final class Figures {

    private Figures() {}

    static void print(String what, Duration measured) {
        System.out.println("Measured: " + what + ": " + measured.toMillis() + " ms");
    }
}
