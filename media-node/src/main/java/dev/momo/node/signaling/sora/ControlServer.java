package dev.momo.node.signaling.sora;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Momo's HTTP server by which a session is begun, ended and muted: on 127.0.0.1, for programs of this machine. */
public final class ControlServer {

    private static final Logger logger = System.getLogger(ControlServer.class.getName());

    private static final String HOST = "127.0.0.1";
    private static final int MAX_BODY_BYTES = 4 << 10;
    private static final int MAX_HEADER_BYTES = 8 << 10;
    private static final int MAX_CONNECTIONS = 64;
    private static final int IDLE_SECONDS = 60;

    private final Controls controls;
    private final HttpServer server;
    private int connections;

    /**
     * @param port 0 for any that is free
     * @param signaling on which the client lives
     */
    public ControlServer(int port, Vertx vertx, SoraClient client, Executor signaling) {
        this.controls = new Controls(client, signaling);
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(HOST)
                        .setPort(port)
                        .setMaxHeaderSize(MAX_HEADER_BYTES)
                        .setIdleTimeout(IDLE_SECONDS)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS))
                .connectionHandler(connection -> {
                    connections++;
                    connection.closeHandler(closed -> connections--);
                    if (connections > MAX_CONNECTIONS) {
                        connection.close();
                    }
                })
                .requestHandler(this::onRequest)
                .exceptionHandler(e -> logger.log(Level.DEBUG, "A connection was dropped: {0}", e.toString()));
    }

    /** Starts to listen; completes with the port, or fails if that is taken. */
    public CompletionStage<Integer> start() {
        return server.listen().map(HttpServer::actualPort).toCompletionStage();
    }

    public CompletionStage<Void> stop() {
        return server.close().toCompletionStage();
    }

    private void onRequest(HttpServerRequest request) {
        boolean known =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.POST);
        if (request.getHeader("Origin") != null) {
            // No web page is to switch the camera, not by a form either.
            answer(request, Reply.problem(403, "Web pages may not control this node"));
        } else if (!known) {
            answer(request, Reply.problem(400, "Invalid Method"));
        } else {
            readBody(request);
        }
    }

    private void readBody(HttpServerRequest request) {
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() <= MAX_BODY_BYTES) {
                body.appendBuffer(part);
            }
        });
        request.endHandler(end -> {
            if (body.length() > MAX_BODY_BYTES) {
                answer(request, Reply.problem(413, "A body needs to be of " + MAX_BODY_BYTES + " bytes at most"));
            } else {
                String text = body.toString(StandardCharsets.UTF_8);
                controls.on(request.method().name(), request.path(), text)
                        .whenComplete((reply, failure) -> answer(request, failure == null ? reply : Reply.stopping()));
            }
        });
    }

    private static void answer(HttpServerRequest request, Reply reply) {
        request.response()
                .setStatusCode(reply.status())
                .putHeader("Content-Type", reply.contentType())
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cache-Control", "no-store")
                .end(reply.body());
    }
}
