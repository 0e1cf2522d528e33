package dev.momo.node.device.serial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.momo.node.testing.LogRecords;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriteBufferTest {

    private final LogRecords log = new LogRecords("dev.momo.node.device.serial");
    private final WriteBuffer buffer = new WriteBuffer(new DropReport("/dev/ttyX"));

    @AfterEach
    void stop() {
        log.close();
    }

    private byte[] take(int count) throws InterruptedException {
        byte[] bytes = new byte[count];
        int taken = buffer.peek(bytes);
        buffer.remove(taken);
        return Arrays.copyOf(bytes, taken);
    }

    private static byte[] random(int seed, int count) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    void bytesComeOutAsTheyWentInAcrossTheEndOfTheRing() throws Exception {
        for (int round = 0; round < 10; round++) {
            byte[] bytes = random(round, 50_000);
            buffer.add(bytes);

            assertThat(take(20_000)).isEqualTo(Arrays.copyOfRange(bytes, 0, 20_000));
            assertThat(take(40_000)).isEqualTo(Arrays.copyOfRange(bytes, 20_000, 50_000));
        }
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void exactlyTheCapacityFits() throws Exception {
        byte[] bytes = random(1, WriteBuffer.CAPACITY);
        buffer.add(bytes);
        buffer.add(new byte[1]);

        assertThat(take(bytes.length + 1)).isEqualTo(bytes);
        assertThat(log.warnings()).singleElement().asString().startsWith("1 bytes for serial port /dev/ttyX");
    }

    @Test
    void whatDoesNotFitIsDroppedWholeAndWhatFitsIsTakenAfterIt() throws Exception {
        buffer.add(random(1, WriteBuffer.CAPACITY - 10));
        buffer.add(random(2, 11));
        buffer.add(random(3, 10));
        take(WriteBuffer.CAPACITY - 10);

        assertThat(take(100)).isEqualTo(random(3, 10));
        assertThat(log.warnings()).singleElement().asString().startsWith("11 bytes");
    }

    @Test
    void whatIsBeingWrittenStillTakesItsRoom() throws Exception {
        buffer.add(new byte[WriteBuffer.CAPACITY]);
        assertThat(buffer.peek(new byte[1000])).isEqualTo(1000);
        buffer.add(new byte[1000]);

        take(WriteBuffer.CAPACITY);

        assertThat(log.warnings()).singleElement().asString().startsWith("1000 bytes");
    }

    @Test
    void afterItsEndItGivesNothing() throws Exception {
        buffer.add(new byte[10]);
        buffer.end();
        buffer.add(new byte[10]);

        assertThat(buffer.peek(new byte[100])).isZero();
    }
}
