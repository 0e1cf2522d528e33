package dev.momo.node.signaling.sora;

import dev.momo.node.signaling.json.MalformedMessageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Text as one zlib stream (RFC 1950). */
final class ZlibText {

    /** As on the WebSocket; a few bytes could become as many as there is memory. */
    private static final int LARGEST = 1 << 20;

    private ZlibText() {}

    static byte[] compress(String text) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(result)) {
            deflater.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return result.toByteArray();
    }

    static String decompress(byte[] stream) throws MalformedMessageException {
        try (InflaterInputStream inflater = new InflaterInputStream(new ByteArrayInputStream(stream))) {
            byte[] text = inflater.readNBytes(LARGEST + 1);
            if (text.length > LARGEST) {
                throw new MalformedMessageException("a message needs to be of 1 MiB at most");
            }
            return new String(text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new MalformedMessageException("a message on a compressed channel needs to be a zlib stream");
        }
    }
}
