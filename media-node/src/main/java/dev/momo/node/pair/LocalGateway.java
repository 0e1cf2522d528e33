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

    private static final long STOP_MILLIS = 2000;

    private final Process process;
    private final CompletableFuture<GatewayPorts> ports = new CompletableFuture<>();

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
            String line = output.readLine();
            if (line == null) {
                ports.completeExceptionally(new IOException("the gateway ended before it was ready"));
                return;
            }
            ports.complete(GatewayPorts.parse(line));
            while (output.readLine() != null) {
                // Nothing more is said here, but a full pipe would stop the gateway.
            }
        } catch (IllegalArgumentException e) {
            ports.completeExceptionally(e);
        } catch (IOException e) {
            ports.completeExceptionally(e);
        }
    }

    /** Completes once the gateway serves, or fails if it ends before. */
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
