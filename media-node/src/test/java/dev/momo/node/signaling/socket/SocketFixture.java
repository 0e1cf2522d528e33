package dev.momo.node.signaling.socket;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** A Vert.x for the node and one for its servers, and the executor of the connectors. */
final class SocketFixture implements AutoCloseable {

    static final String THREAD = "test-signaling";
    static final SocketSettings PLAIN =
            new SocketSettings(false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Vertx serverVertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> new Thread(task, THREAD));
    private final List<HttpServerRequest> requests = new CopyOnWriteArrayList<>();

    Vertx vertx() {
        return vertx;
    }

    ExecutorService executor() {
        return executor;
    }

    /** What the servers were asked. */
    List<HttpServerRequest> requests() {
        return requests;
    }

    SignalingConnector connector(SocketSettings settings) {
        return new SignalingConnector(vertx, settings, executor);
    }

    SignalingConnector connector(SocketSettings settings, Bounds bounds) {
        return new SignalingConnector(vertx, settings, executor, bounds);
    }

    /** On 127.0.0.1 if the options do not say otherwise. Returns the port. */
    int serve(HttpServerOptions options, Consumer<ServerWebSocket> onSocket) throws Exception {
        if (options.getHost().equals(HttpServerOptions.DEFAULT_HOST)) {
            options.setHost("127.0.0.1");
        }
        return serverVertx
                .createHttpServer(options.setPort(0))
                .requestHandler(request -> {
                    requests.add(request);
                    if (request.path().equals("/missing")) {
                        request.response().setStatusCode(404).end("secret answer");
                    } else {
                        request.toWebSocket().onSuccess(onSocket::accept);
                    }
                })
                .listen()
                .map(HttpServer::actualPort)
                .toCompletionStage()
                .toCompletableFuture()
                .get(5, SECONDS);
    }

    static ServerLink connect(SignalingConnector connector, SignalingUrl url, ServerListener listener)
            throws Exception {
        return connector.connect(url, listener).toCompletableFuture().get(15, SECONDS);
    }

    /** The message of the failure, which has to be one for persons. */
    static String failure(SignalingConnector connector, SignalingUrl url) throws Exception {
        Heard heard = new Heard();
        try {
            connect(connector, url, heard);
        } catch (ExecutionException e) {
            return problem(e.getCause());
        }
        throw new AssertionError("connected");
    }

    private static String problem(Throwable failure) {
        if (failure instanceof SignalingConnectException
                && failure.getMessage().lines().count() == 1) {
            return failure.getMessage();
        }
        throw new AssertionError(failure);
    }

    static SignalingUrl url(String text) {
        return SignalingUrl.parse(text).orElseThrow();
    }

    static Bounds connectWithin(Duration connect) {
        return new Bounds(connect, Bounds.DEFAULT.ping(), Bounds.DEFAULT.silence());
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
        serverVertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
        executor.shutdownNow();
    }
}
