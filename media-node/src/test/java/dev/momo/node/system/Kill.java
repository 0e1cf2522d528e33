package dev.momo.node.system;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends signals, also those that {@link Process} has no method for. */
final class Kill {

    private Kill() {}

    /** To a process, or with a minus before its id to its group. Whoever is gone already does not mind. */
    static void send(String signal, String id) {
        try {
            new ProcessBuilder("kill", "-s", signal, "--", id)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
