package dev.momo.gateway.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Answers with JSON that is of the moment: never stored unasked, compressed where that is welcome. */
public final class Json {

    private Json() {}

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
