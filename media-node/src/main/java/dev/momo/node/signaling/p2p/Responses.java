package dev.momo.node.signaling.p2p;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** What the answers of the HTTP server have in common. */
final class Responses {

    /** Nothing but this node's own files is run or shown, and no other page may frame it. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; connect-src 'self' ws: wss:; "
            + "img-src 'self' data:; media-src 'self' blob: mediastream:; frame-ancestors 'self'; base-uri 'none'";

    private Responses() {}

    /** For what is ours; users' own pages may do as they like. */
    static HttpServerResponse secure(HttpServerResponse response) {
        return response.putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer");
    }

    /** An error as plain text. Momo says text/html; the text, which holds what was asked for, must not be run. */
    static void problem(HttpServerRequest request, int status, String text) {
        secure(request.response())
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(text);
    }
}
