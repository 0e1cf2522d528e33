package dev.momo.node.device.serial;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.momo.node.testing.LogRecords;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of ports that no pseudo-terminal can be. */
class StuckPortTest {

    private static final String DEVICE = "/dev/ttyStuck";

    private final LogRecords log = new LogRecords("dev.momo.node.device.serial");
    private final FakePort port = new FakePort(false);
    private final FakePort next = new FakePort(false);

    @AfterEach
    void stop() {
        // Their writers are waiting.
        port.take();
        next.take();
        log.close();
    }

    private SerialLine open(PortOpener opener) {
        return SerialLine.open(DEVICE, opener, line -> {});
    }

    @Test
    void itHoldsUpNeitherWhoWritesNorWhoCloses() {
        SerialLine line = open(() -> port);
        long start = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            line.write(new byte[1000]);
        }
        line.close();

        // 1 s of it may be the closing; the rest is for a busy machine.
        assertThat(System.nanoTime() - start).isLessThan(SECONDS.toNanos(5));
        await().until(port::closed);
        await().untilAsserted(() -> assertThat(log.warnings())
                .singleElement()
                .asString()
                .startsWith("1000000 bytes for serial port " + DEVICE + " were dropped"));
    }

    @Test
    void aWriteThatClosingEndsIsNoLoss() {
        FakePort closable = new FakePort(true);
        SerialLine line = open(() -> closable);
        line.write(new byte[3000]);
        line.close();

        await().untilAsserted(() ->
                assertThat(log.warnings()).singleElement().asString().startsWith("3000 bytes"));
    }

    @Test
    void whenItIsStuckNoMoreWhatFittedIsWritten() {
        try (SerialLine line = open(() -> port)) {
            line.write(new byte[60_000]);
            line.write(new byte[6000]);
            line.write(new byte[5000]);
            assertThat(log.warnings()).isEmpty();

            port.take();

            await().atMost(20, SECONDS).until(() -> port.written().length == 65_000);
            await().atMost(20, SECONDS).until(() -> log.warnings().size() == 1);
            assertThat(log.warnings().get(0)).startsWith("6000 bytes");
        }
        assertThat(log.warnings()).hasSize(1);
    }

    @Test
    void aWriterThatIsStillStuckDoesNotTouchWhatIsForTheNextPort() {
        AtomicInteger opened = new AtomicInteger();
        try (SerialLine line = open(() -> opened.getAndIncrement() == 0 ? port : next)) {
            line.write(new byte[3000]);
            port.lose();
            await().atMost(20, SECONDS).until(() -> log.warnings().stream().anyMatch(m -> m.contains("is back")));
            line.write(new byte[] {1, 2, 3});
            port.take();
            next.take();

            await().atMost(20, SECONDS).until(() -> next.written().length == 3);
            assertThat(next.written()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void aPortThatIsThereButCannotBeOpenedIsSaidOnce() {
        AtomicInteger opened = new AtomicInteger();
        PortOpener opener = () -> {
            int n = opened.getAndIncrement();
            return switch (n) {
                case 0 -> port;
                case 1 -> throw new SerialException(DEVICE, 9600, OpenProblem.MISSING, null);
                case 2, 3 -> throw new SerialException(DEVICE, 9600, OpenProblem.other("it is in use"), null);
                default -> next;
            };
        };
        SerialLine line = open(opener);
        port.lose();
        await().atMost(30, SECONDS).until(() -> log.warnings().size() == 3);
        line.close();

        assertThat(log.warnings())
                .containsExactly(
                        "Serial port " + DEVICE + " is lost until it is connected again: pulled out",
                        "Serial port " + DEVICE + " at 9600 baud cannot be opened: it is in use",
                        "Serial port " + DEVICE + " is back");
    }

    @Test
    void closingEndsTheWaitForADeviceThatIsAway() {
        AtomicInteger opened = new AtomicInteger();
        SerialLine line = open(() -> {
            if (opened.getAndIncrement() == 0) {
                return port;
            }
            throw new SerialException(DEVICE, 9600, OpenProblem.MISSING, null);
        });
        port.lose();
        await().atMost(20, SECONDS).until(() -> log.warnings().size() == 1);
        line.close();

        await().atMost(5, SECONDS).until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("serial-reader")));
    }
}
