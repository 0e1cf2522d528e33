package dev.momo.node.testing.sora;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** RFC 1950, as on data channels that are compressed. */
final class Zlib {

    private static final int BLOCK = 64 << 10;

    private Zlib() {}

    static byte[] deflate(byte[] plain) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream result = new ByteArrayOutputStream();
            byte[] block = new byte[BLOCK];
            while (!deflater.finished()) {
                result.write(block, 0, deflater.deflate(block));
            }
            return result.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** Empty if it is not one whole zlib stream and nothing else. */
    static Optional<byte[]> inflate(byte[] compressed) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed);
            ByteArrayOutputStream result = new ByteArrayOutputStream();
            byte[] block = new byte[BLOCK];
            while (!inflater.finished()) {
                int length = inflater.inflate(block);
                if (length == 0 && !inflater.finished()) {
                    return Optional.empty();
                }
                result.write(block, 0, length);
            }
            return inflater.getRemaining() == 0 ? Optional.of(result.toByteArray()) : Optional.empty();
        } catch (DataFormatException e) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
