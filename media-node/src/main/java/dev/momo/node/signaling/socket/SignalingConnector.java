package dev.momo.node.signaling.socket;

import io.vertx.core.Vertx;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Connects to signalling servers by WebSocket. Safe for use by several threads. */
public final class SignalingConnector {

    private final Vertx vertx;
    private final SocketClients clients;
    private final Executor executor;
    private final Bounds bounds;

    /**
     * Reads the files of the settings, and the roots of the JDK.
     *
     * @param executor single-threaded; completes the stages and calls the listeners
     * @throws TlsSettingsException if a file cannot be read or used, or the key is not that of the certificate
     */
    public SignalingConnector(Vertx vertx, SocketSettings settings, Executor executor) {
        this(vertx, settings, executor, Bounds.DEFAULT);
    }

    SignalingConnector(Vertx vertx, SocketSettings settings, Executor executor, Bounds bounds) {
        this.vertx = vertx;
        this.clients = new SocketClients(vertx, settings, bounds);
        this.executor = executor;
        this.bounds = bounds;
    }

    /**
     * Connects within 10 s, through the proxy if there is one, whether the URL is wss:// or ws://. A connection on which
     * nothing comes for 25 s, not even the answer to a ping, ends.
     *
     * @return completes on the executor, exceptionally with a {@link SignalingConnectException}. If it has been completed
     *     or cancelled by somebody else meanwhile, the connection is closed.
     */
    public CompletionStage<ServerLink> connect(SignalingUrl url, ServerListener listener) {
        return new ConnectAttempt(vertx, clients, executor, bounds, url, listener).start();
    }
}
