package dev.momo.gateway.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The gateway as it is shipped, in a process of its own. */
final class GatewayProcess implements AutoCloseable {

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> stdout;
    private final CompletableFuture<String> stderr;

    private GatewayProcess(Process process) {
        this.process = process;
        this.stdout = CompletableFuture.runAsync(() -> {
            try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
                reader.lines().forEach(lines::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        this.stderr = CompletableFuture.supplyAsync(() -> {
            try (InputStream in = process.getErrorStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Starts it with ports of the system's choice, unless {@code environment} says otherwise. */
    static GatewayProcess start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("MOMO_") || name.startsWith("JAVA_TOOL"));
        builder.environment()
                .putAll(Map.of("MOMO_FEED_PORT", "0", "MOMO_METRICS_PORT", "0", "MOMO_MANAGEMENT_PORT", "0"));
        builder.environment().putAll(environment);
        return new GatewayProcess(builder.start());
    }

    long pid() {
        return process.pid();
    }

    /** The next line on stdout; waits for it. */
    String line() throws InterruptedException {
        String line = lines.poll(20, TimeUnit.SECONDS);
        if (line == null) {
            throw new IllegalStateException("no line came on stdout");
        }
        return line;
    }

    /** What stdout still held when it ended. */
    List<String> rest() {
        stdout.join();
        return List.copyOf(lines);
    }

    /** Everything on stderr; waits for its end. */
    String stderr() {
        return stderr.join();
    }

    void closeStdin() throws IOException {
        process.getOutputStream().close();
    }

    /** Sends SIGTERM and nothing else: {@code Process.destroy} would close the pipes as well. */
    void terminate() {
        process.toHandle().destroy();
    }

    int exitCode(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("the gateway did not end within " + patience);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
