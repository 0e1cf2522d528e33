package dev.momo.node.signaling.socket;

import static dev.momo.node.signaling.socket.SocketFixture.PLAIN;
import static dev.momo.node.signaling.socket.SocketFixture.connect;
import static dev.momo.node.signaling.socket.SocketFixture.connectWithin;
import static dev.momo.node.signaling.socket.SocketFixture.failure;
import static dev.momo.node.signaling.socket.SocketFixture.url;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without TLS and proxy: what goes over a connection, and how it begins and ends. */
class SignalingConnectorTest {

    private final SocketFixture fixture = new SocketFixture();
    private final SignalingConnector connector = fixture.connector(PLAIN);
    private final Heard heard = new Heard();
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    private SignalingUrl echo() throws Exception {
        return url("ws://127.0.0.1:" + fixture.serve(new HttpServerOptions(), SignalingConnectorTest::echo) + "/ws");
    }

    private static void echo(ServerWebSocket socket) {
        socket.textMessageHandler(socket::writeTextMessage);
    }

    @Test
    void textsGoBothWaysInOrder() throws Exception {
        ServerLink link = connect(connector, echo(), heard);

        for (int i = 0; i < 100; i++) {
            link.send("number " + i);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(heard.text()).isEqualTo("number " + i);
        }
        assertThat(heard.threads()).containsOnly(SocketFixture.THREAD);
    }

    @Test
    void thePathAndQueryAreSentAsTheyAre() throws Exception {
        int port = fixture.serve(new HttpServerOptions(), SignalingConnectorTest::echo);

        connect(connector, url("ws://127.0.0.1:" + port + "/a%2Fb//c?key=%20x&y=?/"), heard);

        HttpServerRequest request = fixture.requests().get(0);
        assertThat(request.uri()).isEqualTo("/a%2Fb//c?key=%20x&y=?/");
        assertThat(request.headers().getAll("Host")).containsExactly("127.0.0.1:" + port);
        assertThat(request.headers().names())
                .extracting(String::toLowerCase)
                .containsExactlyInAnyOrder(
                        "host", "upgrade", "connection", "sec-websocket-key", "sec-websocket-version");
    }

    @Test
    void ipv6IsAHostInBrackets() throws Exception {
        int port = fixture.serve(new HttpServerOptions().setHost("::1"), SignalingConnectorTest::echo);

        connect(connector, url("ws://[::1]:" + port), heard).send("hello");

        assertThat(heard.text()).isEqualTo("hello");
        assertThat(fixture.requests().get(0).getHeader("Host")).isEqualTo("[::1]:" + port);
        assertThat(fixture.requests().get(0).uri()).isEqualTo("/");
    }

    @Test
    void aMessageThatComesWithTheUpgradeIsHeard() throws Exception {
        try (RawServer server = new RawServer(socket -> {
            RawServer.upgrade(socket, "\u0081\u0005hello");
            RawServer.readForEver(socket);
        })) {
            connect(connector, server.url(), heard);

            assertThat(heard.text()).isEqualTo("hello");
        }
    }

    @Test
    void nothingIsHeardBeforeTheStageHasCompleted() throws Exception {
        List<String> order = new CopyOnWriteArrayList<>();
        int port = fixture.serve(new HttpServerOptions(), socket -> {
            socket.writeTextMessage("at once");
            socket.close((short) 4000, "and away");
        });
        CountDownLatch over = new CountDownLatch(1);
        connector
                .connect(url("ws://127.0.0.1:" + port), new ServerListener() {
                    @Override
                    public void onText(String text) {
                        order.add(text);
                    }

                    @Override
                    public void onClosed(CloseReason reason) {
                        order.add(reason.text());
                        over.countDown();
                    }
                })
                .thenAccept(link ->
                        order.add("connected on " + Thread.currentThread().getName()));

        assertThat(over.await(5, SECONDS)).isTrue();
        assertThat(order).containsExactly("connected on " + SocketFixture.THREAD, "at once", "and away");
    }

    @Test
    void theServersCodeAndReasonAreHeardLast() throws Exception {
        int port = fixture.serve(new HttpServerOptions(), socket -> {
            for (int i = 0; i < 50; i++) {
                socket.writeTextMessage("number " + i);
            }
            socket.close((short) 4490, "AUTH-FAILED");
        });

        connect(connector, url("ws://127.0.0.1:" + port), heard);

        assertThat(heard.reason()).isEqualTo(new CloseReason(4490, "AUTH-FAILED"));
        assertThat(heard.order()).hasSize(51).endsWith("closed");
    }

    @Test
    void aCloseFrameWithoutACodeIs1000() throws Exception {
        try (RawServer server = new RawServer(socket -> {
            RawServer.upgrade(socket, "\u0088\u0000");
            RawServer.readForEver(socket);
        })) {
            connect(connector, server.url(), heard);

            assertThat(heard.reason()).isEqualTo(new CloseReason(1000, ""));
        }
    }

    @Test
    void aConnectionThatIsCutIs1006() throws Exception {
        try (RawServer server = new RawServer(socket -> {
            RawServer.upgrade(socket, "");
            socket.close();
        })) {
            connect(connector, server.url(), heard);

            assertThat(heard.reason()).isEqualTo(new CloseReason(1006, "the connection was lost"));
        }
    }

    @Test
    void closingSendsWhatWasSentBefore() throws Exception {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        int port = fixture.serve(new HttpServerOptions(), socket -> {
            socket.textMessageHandler(received::add);
            socket.closeHandler(closed -> code.complete((int) socket.closeStatusCode()));
        });
        ServerLink link = connect(connector, url("ws://127.0.0.1:" + port), heard);

        link.send("goodbye");
        link.close();
        link.send("too late");
        link.close();

        assertThat(code.get(5, SECONDS)).isEqualTo(1000);
        assertThat(received).containsExactly("goodbye");
        assertThat(heard.reason()).isEqualTo(new CloseReason(1000, "closed by this node"));
        link.send("much too late");
        link.close();
        assertThat(heard.order()).containsExactly("closed");
    }

    @Test
    void aListenerThatFailsHearsTheRest() throws Exception {
        int port = fixture.serve(new HttpServerOptions(), socket -> {
            socket.writeTextMessage("bad");
            socket.writeTextMessage("good");
        });
        Logger logger = Logger.getLogger(ListenerCalls.class.getName());
        logger.setUseParentHandlers(false);
        CompletableFuture<String> good = new CompletableFuture<>();

        connect(connector, url("ws://127.0.0.1:" + port), new ServerListener() {
            @Override
            public void onText(String text) {
                if (text.equals("bad")) {
                    throw new IllegalArgumentException("of the test");
                }
                good.complete(text);
            }

            @Override
            public void onClosed(CloseReason reason) {}
        });

        assertThat(good.get(5, SECONDS)).isEqualTo("good");
        logger.setUseParentHandlers(true);
    }

    @Test
    void aConnectionThatNobodyWantsAnyMoreIsClosed() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Integer> end = new CompletableFuture<>();
        try (RawServer server = new RawServer(socket -> {
            asked.countDown();
            await().until(() -> goOn.getCount() == 0);
            RawServer.upgrade(socket, "");
            end.complete(socket.getInputStream().read());
        })) {
            CompletableFuture<ServerLink> stage =
                    connector.connect(server.url(), heard).toCompletableFuture();
            assertThat(asked.await(5, SECONDS)).isTrue();
            stage.cancel(false);
            goOn.countDown();

            assertThat(end.get(5, SECONDS)).isEqualTo(0x88);
        }
    }

    @Test
    void aPortThatNobodyListensOnIsRefused() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThat(failure(connector, url("ws://127.0.0.1:" + port + "/ws?key=secret")))
                .isEqualTo("No connection to ws://127.0.0.1:" + port
                        + "/ws: the server refuses the connection, nothing listens on that port");
    }

    @Test
    void anUnknownHostIsSaidToBeUnknown() throws Exception {
        DatagramSocket names = fixture.vertx().createDatagramSocket();
        names.handler(query -> names.send(
                query.data().copy().setByte(2, (byte) 0x81).setByte(3, (byte) 0x83),
                query.sender().port(),
                query.sender().host()));
        int port = names.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(5, SECONDS)
                .localAddress()
                .port();
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setAddressResolverOptions(new AddressResolverOptions()
                        .addServer("127.0.0.1:" + port)
                        .setSearchDomains(List.of())));
        try {
            SignalingConnector lost = new SignalingConnector(vertx, PLAIN, fixture.executor());

            assertThat(failure(lost, url("wss://nowhere.example/ws?key=secret")))
                    .isEqualTo("No connection to wss://nowhere.example/ws: the host name of the server is not known");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(5, SECONDS);
        }
    }

    @Test
    void whatIsNoWebSocketIsToldWithItsStatus() throws Exception {
        int port = fixture.serve(new HttpServerOptions(), SignalingConnectorTest::echo);

        assertThat(failure(connector, url("ws://127.0.0.1:" + port + "/missing?key=secret")))
                .isEqualTo("No connection to ws://127.0.0.1:" + port
                        + "/missing: not a WebSocket, the server answers with HTTP status 404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: x\r\n\r\n"
            })
    void whatSpeaksSomethingElseIsTold(String answer) throws Exception {
        try (RawServer server = new RawServer(socket -> {
            RawServer.readHead(socket);
            RawServer.write(socket, answer);
            socket.close();
        })) {
            assertThat(failure(connector, server.url()))
                    .matches("No connection to ws://127.0.0.1:[0-9]+/signaling: "
                            + "(what answers there does not speak HTTP"
                            + "|not a WebSocket, the server closes the connection or breaks the protocol)");
        }
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws Exception {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        try (RawServer server = new RawServer(socket -> {
            RawServer.readHead(socket);
            end.complete(socket.getInputStream().read());
        })) {
            SignalingConnector hasty = fixture.connector(PLAIN, connectWithin(Duration.ofSeconds(3)));

            assertThat(failure(hasty, server.url())).endsWith(": no answer within 3 s");
            assertThat(end.get(5, SECONDS)).isEqualTo(-1);
        }
    }

    @Test
    void manyConnectionsToOneServerAreOpenAtOnce() throws Exception {
        SignalingUrl url = echo();
        for (int i = 0; i < 60; i++) {
            connect(connector, url, heard).send("hello");
        }
        for (int i = 0; i < 60; i++) {
            assertThat(heard.text()).isEqualTo("hello");
        }
    }

    @Test
    void whenTheNodeHasStoppedNothingThrows() throws Exception {
        ServerLink link = connect(connector, echo(), heard);
        fixture.vertx().close().toCompletionStage().toCompletableFuture().get(5, SECONDS);

        link.send("too late");
        link.close();

        assertThat(heard.reason().code()).isIn(1000, 1006);
        assertThat(failure(connector, url("ws://127.0.0.1:1"))).isNotEmpty();
    }

    @Test
    void whenTheExecutorHasStoppedTheConnectionIsClosed() throws Exception {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        try (RawServer server = new RawServer(socket -> {
            RawServer.upgrade(socket, "");
            end.complete(socket.getInputStream().read());
        })) {
            fixture.executor().shutdown();

            CompletableFuture<ServerLink> stage =
                    connector.connect(server.url(), heard).toCompletableFuture();

            assertThat(end.get(5, SECONDS)).isEqualTo(0x88);
            assertThat(stage).isCancelled();
        }
    }
}
