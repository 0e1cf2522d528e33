package dev.momo.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A file that never changes while the process runs, served from memory: nothing is unpacked to disk, and it is read and
 * compressed once.
 */
public final class StaticFile {

    private static final int TAG_BYTES = 8;

    private final String type;
    private final String tag;
    private final byte[] plain;
    private final byte[] gzip;

    private StaticFile(String type, byte[] content) {
        this.type = type;
        this.tag = tag(content);
        this.plain = content;
        this.gzip = compressed(content);
    }

    /**
     * @param resource on the class path
     * @param type its media type
     */
    public static StaticFile load(String resource, String type) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            return new StaticFile(type, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tag(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] compressed(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 3);
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Serves it at a path.
     *
     * @param headers of each answer beside those that the content needs
     */
    public void route(Router router, String path, Map<String, String> headers) {
        router.route(path).order(Integer.MIN_VALUE + 1).handler(context -> {
            // A route takes a slash at the end too.
            if (context.request().path().equals(path)) {
                headers.forEach(context.response()::putHeader);
                serve(context);
            } else {
                context.next();
            }
        });
    }

    private void serve(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpMethod method = request.method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            ProblemRoutes.answer(context, Problem.methodNotAllowed(method.name()));
            return;
        }
        boolean compressed = AcceptEncoding.allowsGzip(request.headers().getAll("Accept-Encoding"));
        String tag = compressed ? this.tag + "-gzip" : this.tag;
        HttpServerResponse response = context.response()
                .putHeader("ETag", '"' + tag + '"')
                .putHeader("Cache-Control", "no-cache")
                .putHeader("Vary", "Accept-Encoding");
        if (EntityTags.match(request.headers().getAll("If-None-Match"), tag)) {
            response.setStatusCode(304).end();
            return;
        }
        byte[] content = compressed ? gzip : plain;
        response.putHeader("Content-Type", type).putHeader("Content-Length", String.valueOf(content.length));
        if (compressed) {
            response.putHeader("Content-Encoding", "gzip");
        }
        if (method.equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(Buffer.buffer(content));
        }
    }
}
