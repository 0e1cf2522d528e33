package dev.momo.gateway.rendition;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.momo.gateway.node.NodeIdentity;
import dev.momo.stats.json.ReportJson;
import dev.momo.stats.v1.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** One sample as bytes, made once for all who ask. Safe for use by several threads. */
public final class Rendition {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int TYPICAL_BYTES = 16 * 1024;
    private static final int TAG_BYTES = 8;

    private final String tag;
    private final byte[] json;
    private byte @Nullable [] gzip;

    Rendition(NodeIdentity node, long sequence, Report report) {
        this.tag = bootTag(node) + "-" + Long.toUnsignedString(sequence);
        this.json = json(node, report);
    }

    /** A node and its boot are free text, which a header cannot carry. */
    private static String bootTag(NodeIdentity node) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((node.id() + "\n" + node.bootId()).getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] json(NodeIdentity node, Report report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(TYPICAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("version", node.version());
            json.writeStringField("environment", node.environment());
            json.writeStringField("libwebrtc", node.libwebrtc());
            json.writeFieldName("stats");
            ReportJson.write(json, report);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The entity tag without quotes, unlike for each sample and representation. */
    public String tag(boolean gzipped) {
        return gzipped ? tag + "-gzip" : tag;
    }

    /** To be read only. */
    public byte[] bytes(boolean gzipped) {
        return gzipped ? gzip() : json;
    }

    private synchronized byte[] gzip() {
        byte[] made = gzip;
        if (made == null) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(json.length / 2);
            try (OutputStream compressed = new GZIPOutputStream(out)) {
                compressed.write(json);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            made = out.toByteArray();
            gzip = made;
        }
        return made;
    }
}
