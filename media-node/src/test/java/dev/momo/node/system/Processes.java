package dev.momo.node.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Java cannot do with processes: signals of every kind, and telling the dead from the living. */
final class Processes {

    private Processes() {}

    /** To a process, or with a minus before its id to its group. Whoever is gone already does not mind. */
    static void signal(String name, String id) {
        try {
            // The shell's own: a machine without procps has no other.
            new ProcessBuilder("sh", "-c", "kill -s \"$1\" -- \"$2\"", "sh", name, id)
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

    /** False also of one that has ended and that nobody has asked about yet: in a container that may be for ever. */
    static boolean isRunning(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return process.isAlive() && state != 'Z' && state != 'X';
        } catch (IOException e) {
            return false;
        }
    }
}
