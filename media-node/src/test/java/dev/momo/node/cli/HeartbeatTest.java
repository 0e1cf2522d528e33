package dev.momo.node.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.momo.node.cli.options.UsageException;
import dev.momo.node.testing.LogRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeartbeatTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    private final ExecutorService signaling = Executors.newSingleThreadExecutor();

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("alive");
    }

    @AfterEach
    void stop() {
        signaling.shutdownNow();
    }

    @Test
    void theFileIsMadeKeptYoungAndRemoved() throws Exception {
        try (Heartbeat heartbeat = Heartbeat.start(file, signaling)) {
            assertThat(file).isEmptyFile();
            awaitBeats(2);
        }
        assertThat(file).doesNotExist();
    }

    /** What a process leaves that was killed. */
    @Test
    void anOldFileIsTakenOver() throws Exception {
        Files.createFile(file);
        Files.setLastModifiedTime(file, LONG_AGO);
        try (Heartbeat heartbeat = Heartbeat.start(file, signaling)) {
            assertThat(Files.getLastModifiedTime(file)).isGreaterThan(LONG_AGO);
        }
    }

    @Test
    void itStopsWhileSignallingHangsAndGoesOnAfterIt() throws Exception {
        try (Heartbeat heartbeat = Heartbeat.start(file, signaling)) {
            CountDownLatch hang = hangSignaling();
            AtomicReference<FileTime> seen = new AtomicReference<>(LONG_AGO);
            await("no beat")
                    .during(Duration.ofMillis(2500))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> {
                        FileTime now = Files.getLastModifiedTime(file);
                        return now.equals(seen.getAndSet(now));
                    });
            hang.countDown();
            awaitBeats(1);
        }
    }

    @Test
    void signallingThatHangsDoesNotHoldUpTheEnd() throws Exception {
        try (Heartbeat heartbeat = Heartbeat.start(file, signaling)) {
            hangSignaling();
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        Path nowhere = directory.resolve("missing/alive");
        refused(nowhere, "--heartbeat-file: File cannot be written: " + nowhere + " (no such directory)");
    }

    @Test
    void aFileWithSomethingInItIsLeftAlone() throws IOException {
        Files.writeString(file, "mine");
        refused(file, "--heartbeat-file: File is not an empty one: " + file + " (name one that may be removed)");
        assertThat(file).hasContent("mine");
    }

    @Test
    void whatIsNoFileIsLeftAlone() {
        Path device = Path.of("/dev/null");
        refused(device, "--heartbeat-file: File is not an empty one: /dev/null (name one that may be removed)");
        assertThat(device).exists();
    }

    private void refused(Path path, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> Heartbeat.start(path, signaling))
                .withMessage(message)
                .satisfies(e -> assertThat(e.exitCode()).isEqualTo(1));
    }

    @Test
    void troubleIsSaidOnceAndSoIsItsEnd() throws Exception {
        Path place = Files.createDirectory(directory.resolve("place"));
        file = place.resolve("alive");
        try (LogRecords log = new LogRecords(Heartbeat.class.getName());
                Heartbeat heartbeat = Heartbeat.start(file, signaling)) {
            Files.delete(file);
            Files.delete(place);
            await("attempts").until(() -> log.count() >= 3);
            assertThat(log.warnings()).singleElement().asString().contains("cannot be written");

            Files.createDirectory(place);
            awaitBeats(1);
            await("its end").until(() -> log.warnings().size() == 2);
            assertThat(log.warnings().get(1)).contains("is written again");
        }
    }

    private void awaitBeats(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            if (Files.exists(file)) {
                Files.setLastModifiedTime(file, LONG_AGO);
            }
            await("a beat")
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> Files.exists(file)
                            && Files.getLastModifiedTime(file).compareTo(LONG_AGO) > 0);
        }
    }

    /** Hangs until the latch is released, or the test is over. */
    private CountDownLatch hangSignaling() throws InterruptedException {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        signaling.submit(() -> {
            hangs.countDown();
            release.await();
            return null;
        });
        hangs.await();
        return release;
    }
}
