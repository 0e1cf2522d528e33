package dev.momo.node.signaling.p2p;

import dev.momo.node.bridge.SerialBridge;
import dev.momo.node.rtc.RtcEngine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The HTTP server of p2p mode: the page, the files of the document root, and the WebSocket {@code /ws}. */
public final class P2pServer {

    private static final Logger logger = System.getLogger(P2pServer.class.getName());

    private static final int MAX_MESSAGE_BYTES = 1 << 20;
    private static final int MAX_HEADER_BYTES = 8 << 10;
    private static final int IDLE_SECONDS = 60;
    /** Pages that are open without watching take a socket too. */
    private static final int SPARE_SOCKETS = 16;
    /** Connections that load a page, or wait to load another. */
    private static final int SPARE_CONNECTIONS = 200;
    /** Offers are of some 10 kB: this is for all viewers together, a message of the largest size is among them. */
    private static final long WAITING_MESSAGE_BYTES = 8 << 20;

    private final P2pConfig config;
    private final Vertx vertx;
    private final ViewerServices services;
    private final StaticFiles files;
    private final OriginPolicy origins;
    private final MessageSpace space = new MessageSpace(WAITING_MESSAGE_BYTES);
    private final HttpServer server;
    /** On the event loop; one server has one. */
    private int sockets;

    private int connections;

    /**
     * @param signaling single-threaded; owns the sessions
     * @param serial what data channels lead to; without it messages are sent back
     */
    public P2pServer(
            P2pConfig config,
            Vertx vertx,
            RtcEngine engine,
            ScheduledExecutorService signaling,
            @Nullable SerialBridge serial) {
        this.config = config;
        this.vertx = vertx;
        this.services = new ViewerServices(
                engine, new ViewerLimit(config.maxViewers()), signaling, config.iceServers(), serial);
        this.files = new StaticFiles(config.documentRoot());
        this.origins = new OriginPolicy(config.allowedOrigins(), config.hostName());
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("0.0.0.0")
                        .setPort(config.port())
                        .setMaxHeaderSize(MAX_HEADER_BYTES)
                        .setMaxWebSocketMessageSize(MAX_MESSAGE_BYTES)
                        .setMaxWebSocketFrameSize(
                                MAX_MESSAGE_BYTES) // Compressed, a small message can become one that no bound on its
                        // size has seen.
                        .setPerMessageWebSocketCompressionSupported(false)
                        .setPerFrameWebSocketCompressionSupported(false)
                        .setIdleTimeout(IDLE_SECONDS)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS))
                .connectionHandler(this::onConnection)
                .requestHandler(this::onRequest)
                .exceptionHandler(e -> logger.log(Level.DEBUG, "A connection was dropped: {0}", e.toString()));
    }

    /** Starts to listen; completes with the port, or fails if that is taken. */
    public CompletionStage<Integer> start() {
        return server.listen().map(HttpServer::actualPort).toCompletionStage();
    }

    /** Stops listening and closes every socket. */
    public CompletionStage<Void> stop() {
        return server.close().toCompletionStage();
    }

    private int maxSockets() {
        return config.maxViewers() + SPARE_SOCKETS;
    }

    private void onConnection(HttpConnection connection) {
        connections++;
        connection.closeHandler(closed -> connections--);
        if (connections > maxSockets() + SPARE_CONNECTIONS) {
            connection.close();
        }
    }

    private void onRequest(HttpServerRequest request) {
        if ("/ws".equals(request.path())) {
            onWebSocket(request);
        } else {
            files.serve(request);
        }
    }

    private void onWebSocket(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            Responses.problem(request, 400, "Not upgrade request");
        } else if (!origins.allows(origin, request.getHeader("Host"))) {
            logger.log(Level.WARNING, "Refused a page of {0} from {1}", origin, request.remoteAddress());
            Responses.problem(
                    request,
                    403,
                    "Pages of " + origin + " may not connect. If they shall, start the node with --allow-origin "
                            + origin);
        } else if (sockets >= maxSockets()) {
            Responses.problem(request, 503, "Too many connections");
        } else {
            upgrade(request);
        }
    }

    private void upgrade(HttpServerRequest request) {
        Future<Void> upgraded = request.toWebSocket().map(socket -> {
            sockets++;
            new ViewerSocket(vertx, socket, services, space, () -> sockets--);
            return null;
        });
        upgraded.onFailure(e -> logger.log(Level.DEBUG, "No WebSocket with {0}: {1}", request.remoteAddress(), e));
    }
}
