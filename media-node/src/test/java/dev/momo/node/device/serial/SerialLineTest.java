package dev.momo.node.device.serial;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.momo.node.testing.LogRecords;
import dev.momo.node.testing.Pty;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With pseudo-terminals in the place of devices. */
class SerialLineTest {

    private static final int BAUD = 115_200;

    @TempDir
    Path directory;

    private final LogRecords log = new LogRecords("dev.momo.node.device.serial");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private Path device;
    private Pty pty;
    private SerialLine line;

    @BeforeEach
    void connect() throws Exception {
        device = directory.resolve("ttyX");
        pty = Pty.create(device);
    }

    @AfterEach
    void stop() throws Exception {
        if (line != null) {
            line.close();
        }
        pty.close();
        log.close();
    }

    private void open() {
        line = SerialLine.open(device.toString(), BAUD, this::take);
    }

    private void take(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        lines.add(text);
        if (text.equals("throw")) {
            throw new IllegalStateException("as asked");
        }
    }

    private void awaitLines(String... expected) {
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(lines).containsExactly(expected));
    }

    private static byte[] everyByte() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    @Test
    void linesComeWithAllThatIsInThemButTheNewline() throws Exception {
        open();
        pty.send("one\r\n\n\r\ntwo\npart");
        awaitLines("one\r", "", "\r", "two");

        pty.send("ial\n");
        awaitLines("one\r", "", "\r", "two", "partial");
    }

    @Test
    void everyByteComesInUnchanged() throws Exception {
        open();
        String all = new String(everyByte(), StandardCharsets.ISO_8859_1);
        pty.send(all + "\n");

        awaitLines(all.split("\n", -1));
    }

    @Test
    void everyByteGoesOutUnchanged() throws Exception {
        open();
        pty.startTaking();
        line.write(everyByte());
        line.write(new byte[0]);
        line.write(everyByte());

        byte[] twice = Arrays.copyOf(everyByte(), 512);
        System.arraycopy(everyByte(), 0, twice, 256, 256);
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(pty.taken()).isEqualTo(twice));
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void aLineWithoutEndComesInPieces() throws Exception {
        open();
        String piece = "0123456789abcdef".repeat(1024);
        pty.send(piece + piece + "rest\nshort\n");

        awaitLines(piece, piece, "rest", "short");
    }

    @Test
    void aLineThatIsNotTakenIsSaidAndTheNextComes() throws Exception {
        open();
        pty.send("throw\nnext\n");

        awaitLines("throw", "next");
        assertThat(log.warnings()).singleElement().asString().contains(device + " was not taken");
    }

    @Test
    void aDeviceThatWasAwayWorksInBothDirectionsAgain() throws Exception {
        open();
        pty.send("before\ncut off");
        awaitLines("before");

        pty.close();
        await().atMost(20, SECONDS).until(() -> !log.warnings().isEmpty());
        assertThat(log.warnings()).singleElement().asString().contains(device + " is lost");
        line.write(new byte[700]);
        line.write(new byte[77]);
        // Several tries go by, of which nothing is said.
        await().during(2500, MILLISECONDS)
                .atMost(20, SECONDS)
                .until(() -> log.warnings().size() == 1);

        pty = Pty.create(device);
        await().atMost(20, SECONDS).until(() -> log.warnings().size() == 3);
        assertThat(log.warnings().get(1)).contains(device + " is back");
        assertThat(log.warnings().get(2)).startsWith("777 bytes for serial port " + device + " were dropped");
        pty.send("after\n");
        awaitLines("before", "after");
        pty.startTaking();
        line.write(new byte[] {1, 2, 3});
        await().atMost(20, SECONDS).untilAsserted(() -> assertThat(pty.taken()).containsExactly(1, 2, 3));
    }

    @Test
    void aDeviceThatTakesNothingHoldsNobodyUp() throws Exception {
        open();
        byte[] block = new byte[1000];
        long start = System.nanoTime();
        for (int i = 0; i < 2000; i++) {
            line.write(block);
        }
        assertThat(System.nanoTime() - start).isLessThan(SECONDS.toNanos(5));

        // Of 2 MB the pipe, the terminal and the buffer hold a part.
        pty.send("still read\n");
        awaitLines("still read");
        line.close();
        awaitNoThreads();
        assertThat(log.warnings()).singleElement().asString().contains("bytes for serial port " + device);
    }

    @Test
    void whenItTakesBytesAgainTheLogSaysHowManyWereDropped() throws Exception {
        open();
        for (int i = 0; i < 1000; i++) {
            line.write(new byte[1000]);
        }
        assertThat(log.warnings()).isEmpty();

        pty.startTaking();
        await().atMost(20, SECONDS).until(() -> log.warnings().size() == 1);
        String message = log.warnings().get(0);
        int dropped = Integer.parseInt(message.substring(0, message.indexOf(' ')));
        assertThat(dropped).isPositive();
        await().atMost(20, SECONDS).until(() -> pty.taken().length == 1_000_000 - dropped);

        line.write(new byte[] {1});
        await().atMost(20, SECONDS).until(() -> pty.taken().length == 1_000_001 - dropped);
        assertThat(log.warnings()).hasSize(1);
    }

    @Test
    void closingEndsItsThreadsAndFreesThePort() throws Exception {
        open();
        SerialLine first = line;
        first.close();
        awaitNoThreads();

        open();
        first.write(new byte[10]);
        first.close();
        pty.send("again\n");
        awaitLines("again");
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void aPortThatIsOpenAlreadyIsBusy() {
        open();

        assertThatThrownBy(() -> SerialLine.open(device.toString(), BAUD, this::take))
                .isInstanceOf(SerialException.class)
                .hasMessageContaining("Serial port " + device + " at 115200 baud cannot be opened: it is in use");
    }

    @Test
    void aPortThatAnotherProgramHasOpenIsBusy() throws Exception {
        Process other = new ProcessBuilder("flock", device.toRealPath().toString(), "sh", "-c", "echo; cat").start();
        try {
            assertThat(other.getInputStream().read()).isEqualTo('\n');
            assertThatThrownBy(this::open).isInstanceOf(SerialException.class).hasMessageContaining("it is in use");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void whatIsNotThereIsNamed() {
        device = directory.resolve("ttyNone");

        assertThatThrownBy(this::open)
                .isInstanceOf(SerialException.class)
                .hasMessageContaining("Serial port " + device + " at 115200 baud cannot be opened: it does not exist");
    }

    @Test
    void whatIsNoSerialPortIsRefused() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "content");

        device = file;
        assertThatThrownBy(this::open).isInstanceOf(SerialException.class).hasMessageContaining("it is a file");
        device = directory;
        assertThatThrownBy(this::open).isInstanceOf(SerialException.class).hasMessageContaining("it is a directory");
        device = Path.of("/dev/null");
        assertThatThrownBy(this::open).isInstanceOf(SerialException.class).hasMessageContaining("not a serial port");

        assertThat(file).hasContent("content");
        awaitNoThreads();
    }

    @Test
    void whatIsNoBaudRateIsRefused() {
        assertThatThrownBy(() -> SerialLine.open(device.toString(), 0, this::take))
                .isInstanceOf(SerialException.class)
                .hasMessageContaining("0 baud");
    }

    private static void awaitNoThreads() {
        await().atMost(5, SECONDS).until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("serial-")));
    }
}
