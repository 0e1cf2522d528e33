package dev.momo.gateway.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Makes JSON, and answers with it: of the moment, never stored unasked, compressed where that is welcome. */
public final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** What writes a document. */
    public interface Writer {
        void write(JsonGenerator json) throws IOException;
    }

    public static byte[] write(Writer document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            document.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A number, without a fraction where it is whole, or null for NaN. */
    public static void number(JsonGenerator json, double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNull();
        } else if (value == (long) value) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }

    /** The same with the digits of a float. */
    public static void number(JsonGenerator json, float value) throws IOException {
        if (Float.isNaN(value) || value == (long) value) {
            number(json, (double) value);
        } else {
            json.writeNumber(value);
        }
    }

    public static Response response(byte[] json, HttpHeaders headers) {
        boolean gzip = AcceptEncoding.allowsGzip(headers.getRequestHeader(HttpHeaders.ACCEPT_ENCODING));
        Response.ResponseBuilder response = Response.ok(gzip ? gzip(json) : json)
                .type("application/json")
                .header(HttpHeaders.VARY, "Accept-Encoding")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
        return (gzip ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response).build();
    }

    private static byte[] gzip(byte[] json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(json.length / 4);
        try (OutputStream compressed = new GZIPOutputStream(out)) {
            compressed.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
