package dev.momo.node.cli;

import dev.momo.node.cli.options.ExitCode;
import dev.momo.node.cli.options.GlobalOptions;
import dev.momo.node.cli.options.UsageException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A file whose time moves on once a second for as long as signalling answers, for whoever watches over this process.
 * Whether there are viewers, or a server, is of no matter to it.
 */
final class Heartbeat implements AutoCloseable {

    private static final Logger logger = System.getLogger(Heartbeat.class.getName());

    private static final long PERIOD_MILLIS = 1000;
    private static final long STOP_MILLIS = 1000;

    private final Path file;
    private final Executor signaling;
    /** Of its own: a disk that hangs is not to hold up signalling. */
    private final ScheduledExecutorService executor = OwnThreads.single("heartbeat");

    private boolean failing;

    private Heartbeat(Path file, Executor signaling) {
        this.file = file;
        this.signaling = signaling;
    }

    /**
     * Makes the file.
     *
     * @param signaling what has to be alive
     * @throws UsageException if the file cannot be written, or is somebody else's
     */
    static Heartbeat start(Path file, Executor signaling) {
        Heartbeat heartbeat = new Heartbeat(file, signaling);
        try {
            heartbeat.requireOurs();
            heartbeat.touch();
        } catch (IOException e) {
            heartbeat.executor.shutdownNow();
            throw unusable(file, "File cannot be written", reason(e));
        }
        heartbeat.executor.scheduleWithFixedDelay(heartbeat::beat, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return heartbeat;
    }

    /** It is emptied again and again, and removed in the end. */
    private void requireOurs() throws IOException {
        if (Files.exists(file) && (!Files.isRegularFile(file) || Files.size(file) > 0)) {
            throw unusable(file, "File is not an empty one", "name one that may be removed");
        }
    }

    private static UsageException unusable(Path file, String what, String why) {
        return new UsageException(
                ExitCode.FAILURE, GlobalOptions.HEARTBEAT_FILE.name() + ": " + what + ": " + file + " (" + why + ")");
    }

    private void beat() {
        try {
            // Not a task that signalling sends over: while it hangs they would gather, and come all at once after it.
            CompletableFuture.runAsync(() -> {}, signaling).get();
            touch();
            if (failing) {
                failing = false;
                logger.log(Level.WARNING, "The heartbeat file {0} is written again", file);
            }
        } catch (IOException e) {
            logger.log(
                    failing ? Level.DEBUG : Level.WARNING,
                    "The heartbeat file {0} cannot be written ({1}): who watches it takes this node for dead",
                    file,
                    reason(e));
            failing = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            logger.log(Level.DEBUG, "Signalling has ended", e);
        }
    }

    /** Truncating makes the file and sets its time; that may be done to a file of another user's, too. */
    private void touch() throws IOException {
        Files.newOutputStream(file).close();
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such directory";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e instanceof FileSystemException failure && failure.getReason() != null
                ? failure.getReason()
                : e.toString();
    }

    /** Removes the file: an orderly end is no failure. */
    @Override
    public void close() throws IOException, InterruptedException {
        executor.shutdownNow();
        if (!executor.awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS)) {
            logger.log(Level.WARNING, "The heartbeat file {0} does not let itself be written", file);
        }
        Files.deleteIfExists(file);
    }
}
