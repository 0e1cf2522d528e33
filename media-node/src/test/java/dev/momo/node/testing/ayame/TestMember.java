package dev.momo.node.testing.ayame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The other end of a server's WebSocket; does nothing by itself. */
final class TestMember {

    private static final int PATIENCE_SECONDS = 10;
    private static final int MAX_BYTES = 1 << 20;

    private final WebSocket socket;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final AtomicInteger pongs = new AtomicInteger();
    private volatile boolean closed;

    private TestMember(WebSocket socket) {
        this.socket = socket;
        socket.textMessageHandler(messages::add)
                .binaryMessageHandler(bytes -> messages.add("binary " + bytes))
                .pongHandler(data -> pongs.incrementAndGet())
                .exceptionHandler(ignored -> {})
                .closeHandler(ignored -> closed = true);
    }

    static TestMember connect(Vertx vertx, AyameServer server) throws Exception {
        return connect(vertx, server, new WebSocketClientOptions().setMaxFrameSize(MAX_BYTES));
    }

    static TestMember connect(Vertx vertx, AyameServer server, WebSocketClientOptions options) throws Exception {
        WebSocketConnectOptions target = new WebSocketConnectOptions()
                .setAbsoluteURI(server.url())
                .addHeader("Origin", "http://elsewhere.example");
        return vertx.createWebSocketClient(options.setMaxMessageSize(MAX_BYTES))
                .connect(target)
                // Before anything can come in.
                .map(TestMember::new)
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    static JsonObject register(String roomId, String clientId) {
        return new JsonObject().put("type", "register").put("roomId", roomId).put("clientId", clientId);
    }

    /** Registers, and returns what it is answered. */
    JsonObject enter(String roomId, String clientId) throws InterruptedException {
        send(register(roomId, clientId).encode());
        return next();
    }

    void send(String text) {
        socket.writeTextMessage(text);
    }

    /** Of the WebSocket, not of the protocol. */
    void ping() {
        socket.writePing(Buffer.buffer("?"));
    }

    int pongs() {
        return pongs.get();
    }

    JsonObject next() throws InterruptedException {
        return new JsonObject(nextText());
    }

    String nextText() throws InterruptedException {
        String text = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(text).as("a message").isNotNull();
        return text;
    }

    /** Nothing has come in that was not taken. */
    boolean hasNothing() {
        return messages.isEmpty();
    }

    boolean isClosed() {
        return closed;
    }

    /** Waits for the end; null if there was no close frame. */
    @Nullable
    Short awaitClosed() {
        await("the end of the connection").until(() -> closed);
        return socket.closeStatusCode();
    }

    @Nullable
    String closeReason() {
        return socket.closeReason();
    }

    void close() {
        socket.close();
    }
}
