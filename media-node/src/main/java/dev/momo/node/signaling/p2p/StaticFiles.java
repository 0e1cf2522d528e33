package dev.momo.node.signaling.p2p;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Serves the files of the document root, if there is one, then our own page. On the event loop. */
final class StaticFiles {

    private static final String HOME = "/html/p2p.html";

    private final @Nullable Path root;
    private final Map<String, Buffer> pages = new HashMap<>();

    StaticFiles(@Nullable Path root) {
        this.root = root == null ? null : realPath(root);
    }

    void serve(HttpServerRequest request) {
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            Responses.problem(request, 400, "Unknown HTTP-method");
            return;
        }
        String path = decode(request.path());
        if (path == null || !path.startsWith("/") || path.contains("..") || path.indexOf('\0') >= 0) {
            Responses.problem(request, 400, "Illegal request-target");
            return;
        }
        String file = path.endsWith("/") ? path + "index.html" : path;
        if (!sendFromRoot(request, file) && !sendOwn(request, file)) {
            if (path.equals("/")) {
                request.response()
                        .setStatusCode(302)
                        .putHeader("Location", HOME)
                        .end();
            } else {
                Responses.problem(request, 404, "The resource '" + path + "' was not found.");
            }
        }
    }

    private boolean sendFromRoot(HttpServerRequest request, String path) {
        if (root == null) {
            return false;
        }
        try {
            // The real path: a link may not lead out of the root either.
            Path file = root.resolve(path.substring(1)).toRealPath();
            if (!file.startsWith(root) || !Files.isRegularFile(file) || !Files.isReadable(file)) {
                return false;
            }
            HttpServerResponse response = begin(request, path);
            if (request.method() == HttpMethod.HEAD) {
                response.putHeader("Content-Length", Long.toString(Files.size(file)))
                        .end();
            } else {
                response.sendFile(file.toString());
            }
            return true;
        } catch (IOException | IllegalArgumentException e) {
            // No such file, or no such name on this file system.
            return false;
        }
    }

    private boolean sendOwn(HttpServerRequest request, String path) {
        if (!path.startsWith("/html/")) {
            return false;
        }
        // Only what there is gets a place: names that there are not may be asked for without end.
        Buffer content = pages.computeIfAbsent(path, StaticFiles::load);
        if (content == null) {
            return false;
        }
        HttpServerResponse response = Responses.secure(begin(request, path));
        if (request.method() == HttpMethod.HEAD) {
            response.putHeader("Content-Length", Integer.toString(content.length()))
                    .end();
        } else {
            response.end(content);
        }
        return true;
    }

    private static HttpServerResponse begin(HttpServerRequest request, String path) {
        return request.response()
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Type", MimeTypes.of(path))
                .putHeader("Cache-Control", "no-cache");
    }

    private static @Nullable Buffer load(String path) {
        try (InputStream stream = StaticFiles.class.getResourceAsStream(path)) {
            return stream == null ? null : Buffer.buffer(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String decode(@Nullable String path) {
        try {
            return path == null ? null : URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Path realPath(Path root) {
        try {
            return root.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
