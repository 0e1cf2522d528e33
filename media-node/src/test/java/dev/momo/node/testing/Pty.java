package dev.momo.node.testing;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A pseudo-terminal in the place of a device: what is sent here comes in at the port, and the other way round. */
public final class Pty implements AutoCloseable {

    private final Path link;
    private final Process socat;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

    private Pty(Path link, Process socat) {
        this.link = link;
        this.socat = socat;
    }

    /** Returns once socat has made its settings, which would undo those of a port opened before. */
    public static Pty create(Path link) throws IOException {
        Process socat = new ProcessBuilder("socat", "-d", "-d", "PTY,rawer,link=" + link, "STDIO").start();
        BufferedReader log = new BufferedReader(new InputStreamReader(socat.getErrorStream(), StandardCharsets.UTF_8));
        for (String line = log.readLine(); !line.contains("starting data transfer loop"); line = log.readLine()) {
            if (!socat.isAlive()) {
                throw new IOException("socat: " + line);
            }
        }
        return new Pty(link, socat);
    }

    public void send(byte[] bytes) throws IOException {
        socat.getOutputStream().write(bytes);
        socat.getOutputStream().flush();
    }

    public void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** From now on; until then the device takes no more than the system keeps. */
    public void startTaking() {
        Thread thread = new Thread(
                () -> {
                    try {
                        socat.getInputStream().transferTo(taken);
                    } catch (IOException ignored) {
                        // It was taken away.
                    }
                },
                "pty");
        thread.setDaemon(true);
        thread.start();
    }

    public byte[] taken() {
        return taken.toByteArray();
    }

    /** Takes the device away. */
    @Override
    public void close() throws IOException, InterruptedException {
        socat.destroyForcibly().waitFor();
        // Would lead to whatever terminal is the next to be made.
        Files.deleteIfExists(link);
    }
}
