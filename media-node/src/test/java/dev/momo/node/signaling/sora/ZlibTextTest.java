package dev.momo.node.signaling.sora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.momo.node.signaling.json.MalformedMessageException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class ZlibTextTest {

    @Test
    void comesBackAsItWas() throws Exception {
        String text = "{\"type\":\"stats\",\"reports\":\"\u65e5\u672c\"}".repeat(1000);
        byte[] stream = ZlibText.compress(text);

        assertThat(stream).hasSizeLessThan(2000);
        assertThat(stream[0]).as("RFC 1950: deflate, window of 32 KiB").isEqualTo((byte) 0x78);
        assertThat(ZlibText.decompress(stream)).isEqualTo(text);
    }

    @Test
    void whatIsNoStreamIsRefused() {
        byte[] stream = ZlibText.compress("{\"type\":\"ping\"}");
        refuse(new byte[0]);
        refuse("{\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_8));
        refuse(Arrays.copyOf(stream, stream.length / 2));
    }

    @Test
    void aFewBytesDoNotFillTheMemory() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bomb)) {
            for (int i = 0; i < 10; i++) {
                deflater.write(new byte[1 << 20]);
            }
        }
        refuse(bomb.toByteArray());
    }

    private static void refuse(byte[] stream) {
        assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> ZlibText.decompress(stream));
    }
}
