package dev.momo.node.signaling.socket;

import static dev.momo.node.signaling.socket.SocketFixture.PLAIN;
import static dev.momo.node.signaling.socket.SocketFixture.connect;
import static dev.momo.node.signaling.socket.SocketFixture.url;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a connection bears, and what ends it. */
class SignalingBoundsTest {

    private static final int MAX_BYTES = 1 << 20;

    private final SocketFixture fixture = new SocketFixture();
    private final SignalingConnector connector = fixture.connector(PLAIN);
    private final Heard heard = new Heard();

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    private ServerLink connectTo(SignalingConnector by, Consumer<ServerWebSocket> server) throws Exception {
        HttpServerOptions options = new HttpServerOptions()
                .setMaxWebSocketFrameSize(4 * MAX_BYTES)
                .setMaxWebSocketMessageSize(4 * MAX_BYTES);
        return connect(by, url("ws://127.0.0.1:" + fixture.serve(options, server)), heard);
    }

    private static Bounds quickly(Duration silence) {
        return new Bounds(Duration.ofSeconds(10), Duration.ofMillis(50), silence);
    }

    @Test
    void aMebibyteIsHeard() throws Exception {
        connectTo(connector, socket -> socket.writeTextMessage("x".repeat(MAX_BYTES)));

        assertThat(heard.text()).hasSize(MAX_BYTES);
    }

    @Test
    void aMebibyteInPartsIsHeard() throws Exception {
        connectTo(connector, socket -> {
            socket.writeFrame(WebSocketFrame.textFrame("x".repeat(MAX_BYTES / 2), false));
            socket.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer("y".repeat(MAX_BYTES / 2)), true));
        });

        assertThat(heard.text()).hasSize(MAX_BYTES);
    }

    @Test
    void aLargerFrameEndsTheConnection() throws Exception {
        // Vert.x hangs up on the rest of it, so the server may or may not get to read the close frame.
        connectTo(connector, socket -> socket.writeTextMessage("x".repeat(2 * MAX_BYTES)));

        assertThat(heard.reason()).isEqualTo(new CloseReason(1006, "the server sent a message of more than 1 MiB"));
        assertThat(heard.order()).containsExactly("closed");
    }

    @Test
    void aLargerMessageInPartsEndsTheConnection() throws Exception {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        connectTo(connector, socket -> {
            socket.closeHandler(closed -> code.complete((int) socket.closeStatusCode()));
            socket.writeFrame(WebSocketFrame.textFrame("x".repeat(MAX_BYTES), false));
            socket.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer("y"), true));
            socket.writeTextMessage("not heard");
        });

        assertThat(heard.reason()).isEqualTo(new CloseReason(1006, "the server sent a message of more than 1 MiB"));
        assertThat(code.get(5, SECONDS)).isEqualTo(1009);
        assertThat(heard.order()).containsExactly("closed");
    }

    @Test
    void whatIsNoFrameEndsTheConnection() throws Exception {
        try (RawServer server = new RawServer(socket -> {
            RawServer.upgrade(socket, "\u00f3\u0000");
            RawServer.readForEver(socket);
        })) {
            connect(connector, server.url(), heard);

            assertThat(heard.reason()).isEqualTo(new CloseReason(1006, "the server sent what is no WebSocket's"));
        }
    }

    @Test
    void aServerThatDoesNotReadIsLeft() throws Exception {
        try (RawServer server = new RawServer(socket -> RawServer.upgrade(socket, ""))) {
            ServerLink link = connect(connector, server.url(), heard);

            for (int i = 0; i < 64; i++) {
                link.send("x".repeat(MAX_BYTES));
            }

            assertThat(heard.reason())
                    .isEqualTo(new CloseReason(
                            1006, "the server takes messages too slowly: more than 2 MiB wait to be sent"));
        }
    }

    @Test
    void aServerThatNeitherReadsNorLeavesIsCut() throws Exception {
        CompletableFuture<Boolean> cut = new CompletableFuture<>();
        CountDownLatch left = new CountDownLatch(1);
        try (RawServer server = new RawServer(socket -> {
            RawServer.upgrade(socket, "");
            await().until(() -> left.getCount() == 0);
            // That it goes on sending is no way to be kept.
            await().atMost(15, SECONDS).until(() -> !writesPing(socket));
            cut.complete(true);
        })) {
            ServerLink link = connect(fixture.connector(PLAIN, quickly(Duration.ofMillis(500))), server.url(), heard);
            for (int i = 0; i < 64; i++) {
                link.send("x".repeat(MAX_BYTES));
            }
            heard.reason();
            left.countDown();

            assertThat(cut.get(15, SECONDS)).isTrue();
        }
    }

    private static boolean writesPing(Socket socket) {
        try {
            RawServer.write(socket, "\u0089\u0000");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aServerThatFloodsIsLeft() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        connectTo(connector, socket -> {
            fixture.executor().execute(() -> await().atMost(20, SECONDS).until(() -> stuck.getCount() == 0));
            for (int i = 0; i < 10; i++) {
                socket.writeTextMessage("x".repeat(MAX_BYTES));
            }
            socket.closeHandler(closed -> stuck.countDown());
        });

        assertThat(heard.reason())
                .isEqualTo(new CloseReason(
                        1006, "the server sends messages faster than they can be dealt with: 8 MiB of them wait"));
        assertThat(heard.order()).hasSize(9).endsWith("closed");
    }

    @Test
    void aServerThatIsSilentIsLeft() throws Exception {
        try (RawServer server = new RawServer(socket -> {
            RawServer.upgrade(socket, "");
            RawServer.readForEver(socket);
        })) {
            connect(fixture.connector(PLAIN, quickly(Duration.ofSeconds(1))), server.url(), heard);

            assertThat(heard.reason()).isEqualTo(new CloseReason(1006, "nothing has come from the server for 1 s"));
        }
    }

    @Test
    void aServerThatAnswersPingsIsKept() throws Exception {
        AtomicInteger pings = new AtomicInteger();
        ServerLink link = connectTo(fixture.connector(PLAIN, quickly(Duration.ofSeconds(2))), socket -> {
            socket.frameHandler(frame -> pings.addAndGet(frame.isPing() ? 1 : 0));
            socket.textMessageHandler(socket::writeTextMessage);
        });

        await().atMost(20, SECONDS).until(() -> pings.get() >= 60);
        link.send("still here");

        assertThat(heard.text()).isEqualTo("still here");
        assertThat(heard.order()).doesNotContain("closed");
    }
}
