package dev.momo.node.signaling.socket;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** One attempt to connect, which comes to its end in time. On the event loop. */
final class ConnectAttempt {

    private final Vertx vertx;
    private final SocketClients clients;
    private final Executor executor;
    private final Bounds bounds;
    private final SignalingUrl url;
    private final ServerListener listener;
    private final ClientKeyManager keys;
    private final ConnectProblem problem;
    private final CompletableFuture<ServerLink> result = new CompletableFuture<>();

    private @Nullable WebSocketClient client;
    private long timer;
    private boolean over;

    ConnectAttempt(
            Vertx vertx,
            SocketClients clients,
            Executor executor,
            Bounds bounds,
            SignalingUrl url,
            ServerListener listener) {
        this.vertx = vertx;
        this.clients = clients;
        this.executor = executor;
        this.bounds = bounds;
        this.url = url;
        this.listener = listener;
        this.keys = clients.keys();
        this.problem = clients.problem(url, keys);
    }

    /** Any thread. */
    CompletionStage<ServerLink> start() {
        try {
            vertx.getOrCreateContext().runOnContext(now -> open());
        } catch (RejectedExecutionException e) {
            complete(null, "this node is stopping");
        }
        return result;
    }

    private void open() {
        // Vert.x has a bound for each step, this is for all of them.
        timer = vertx.setTimer(bounds.connect().toMillis(), id -> fail(problem.timeout(bounds.connect())));
        try {
            client = clients.create(url.tls(), keys);
            client.connect(SocketClients.request(url))
                    .onSuccess(this::onConnected)
                    .onFailure(e -> fail(problem.of(e)));
        } catch (RuntimeException e) {
            fail(problem.of(e));
        }
    }

    private void onConnected(WebSocket socket) {
        if (over) {
            socket.close();
            return;
        }
        end();
        SocketLink link = new SocketLink(vertx, socket, bounds, new ListenerCalls(executor, listener), this::release);
        complete(link, "");
        link.start();
    }

    private void fail(String text) {
        if (!over) {
            end();
            release();
            complete(null, text);
        }
    }

    private void end() {
        over = true;
        vertx.cancelTimer(timer);
    }

    /** Vert.x keeps a client until it is closed; what is still being connected is closed as soon as it is. */
    private void release() {
        if (client != null) {
            client.close();
        }
    }

    private void complete(@Nullable ServerLink link, String text) {
        Runnable completion = () -> {
            if (link == null) {
                result.completeExceptionally(new SignalingConnectException(url, text));
            } else if (!result.complete(link)) {
                link.close();
            }
        };
        try {
            executor.execute(completion);
        } catch (RejectedExecutionException e) {
            // Nobody is left to have it.
            result.cancel(false);
            completion.run();
        }
    }
}
