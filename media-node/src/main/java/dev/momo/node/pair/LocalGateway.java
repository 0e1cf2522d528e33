package dev.momo.node.pair;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * A gateway of this node's own: a child process that chooses its ports itself, reports them in one line on its standard
 * output, and ends when the pipe to its standard input closes, by whatever death of this process.
 */
public final class LocalGateway implements AutoCloseable {

    /** Of a slow device with a cold disk. */
    private static final long START_SECONDS = 60;

    private static final long STOP_MILLIS = 2000;

    private final Process process;
    private final CompletableFuture<GatewayPorts> ports =
            new CompletableFuture<GatewayPorts>().orTimeout(START_SECONDS, TimeUnit.SECONDS);

    private LocalGateway(Process process) {
        this.process = process;
    }

    /**
     * Starts the gateway.
     *
     * @param settings its own; those of this process ({@code MOMO_…}) are not passed on
     * @throws IOException if the program cannot be started
     */
    public static LocalGateway start(GatewayCommand command, Map<String, String> settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.arguments());
        builder.environment().keySet().removeIf(name -> name.startsWith("MOMO_"));
        builder.environment().putAll(settings);
        builder.environment().put("MOMO_PARENT_PIPE", "true");
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        LocalGateway gateway = new LocalGateway(builder.start());
        Thread reader = new Thread(gateway::readPorts, "gateway-output");
        reader.setDaemon(true);
        reader.start();
        return gateway;
    }

    private void readPorts() {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("{")) {
                    ports.complete(GatewayPorts.parse(line));
                } else {
                    // Of the JVM itself, which was told to say something there.
                    System.err.println(line);
                }
            }
            ports.completeExceptionally(new IOException("it ended before it was ready"));
        } catch (IOException | IllegalArgumentException e) {
            ports.completeExceptionally(e);
        }
    }

    /** Completes once the gateway serves, or fails if it ends before, or is not ready within a minute. */
    public CompletionStage<GatewayPorts> ports() {
        return ports;
    }

    /** Completes with the exit code when the process has ended. */
    public CompletionStage<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Ends the process, by force if it has not ended within 2 s. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
