package dev.momo.node.signaling.p2p;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.momo.node.rtc.IceCandidate;
import dev.momo.node.rtc.IceServer;
import dev.momo.node.rtc.IceState;
import dev.momo.node.rtc.Peer;
import dev.momo.node.rtc.RtcEngine;
import dev.momo.node.rtc.TestEngine;
import dev.momo.node.rtc.TestViewer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The WebSocket of p2p mode with real sessions behind it. */
class P2pServerTest {

    private static final List<IceServer> ICE_SERVERS = List.of(IceServer.of("stun:stun.example:3478"));

    private final Vertx vertx = Vertx.vertx();
    private final TestEngine fixture = new TestEngine();
    private final ScheduledExecutorService signaling = fixture.signaling();
    private final RtcEngine engine = fixture.engine();
    private P2pServer server;
    private int port;

    @BeforeEach
    void start() throws Exception {
        server = new P2pServer(
                new P2pConfig(0, null, 2, Set.of("https://wall.example.com"), "here", ICE_SERVERS),
                vertx,
                engine,
                signaling,
                null);
        port = server.start().toCompletableFuture().get(5, SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        server.stop().toCompletableFuture().get(5, SECONDS);
        fixture.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(5, SECONDS);
    }

    private TestSocket connect() throws Exception {
        return TestSocket.open(port, null);
    }

    private TestViewer watch(TestSocket socket) throws Exception {
        TestViewer viewer = new TestViewer();
        socket.watch(viewer);
        return viewer;
    }

    @Test
    void aViewerWatchesAndLeavesByClose() throws Exception {
        TestSocket socket = connect();
        TestViewer viewer = watch(socket);
        assertThat(engine.peers()).hasSize(1);

        socket.sendText("{\"type\":\"close\"}");
        await().until(() -> engine.peers().isEmpty());
        viewer.close();

        TestViewer again = watch(socket);
        again.close();
    }

    @Test
    void aSocketThatClosesTakesItsConnectionWithIt() throws Exception {
        TestSocket socket = connect();
        TestViewer viewer = watch(socket);

        socket.abort();

        await().until(() -> engine.peers().isEmpty());
        viewer.close();
    }

    @Test
    void aNewOfferTakesThePlaceOfTheSession() throws Exception {
        TestSocket socket = connect();
        TestViewer first = watch(socket);
        Peer before = engine.peers().get(0);

        TestViewer second = watch(socket);

        assertThat(engine.peers()).hasSize(1).doesNotContain(before);
        assertThat(before.status().state()).isEqualTo(IceState.CLOSED);
        first.close();
        second.close();
    }

    @Test
    void oneMoreThanTheBoundIsRefusedWithTheReason() throws Exception {
        TestViewer first = watch(connect());
        TestSocket secondSocket = connect();
        TestViewer second = watch(secondSocket);
        TestSocket thirdSocket = connect();
        TestViewer third = new TestViewer();

        thirdSocket.send(new JsonObject().put("type", "offer").put("sdp", third.offer()));
        assertThat(thirdSocket.next("reject").getString("reason")).contains("2 viewers", "--max-viewers");

        secondSocket.abort();
        await().until(() -> engine.peers().size() == 1);
        watch(thirdSocket).close();
        List.of(first, second, third).forEach(TestViewer::close);
    }

    @Test
    void registeringIsAcceptedWithTheIceServers() throws Exception {
        TestSocket socket = connect();
        socket.sendText("{\"type\":\"register\",\"roomId\":\"any\",\"clientId\":\"c\"}");

        JsonObject accept = socket.next("accept");
        assertThat(accept.getBoolean("isExistUser")).isTrue();
        assertThat(accept.getJsonArray("iceServers"))
                .isEqualTo(new JsonArray()
                        .add(new JsonObject()
                                .put("urls", new JsonArray(ICE_SERVERS.get(0).urls()))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{}",
                "{\"type\":1}",
                "{\"type\":\"offer\"}",
                "{\"type\":\"offer\",\"sdp\":\"\"}",
                "{\"type\":\"offer\",\"sdp\":\"v=0 broken\"}",
                "{\"type\":\"offer\",\"sdp\":\"v=0\\r\\no=- 0 0 IN IP4 127.0.0.1\\r\\ns=-\\r\\nt=0 0\\r\\nm=video\\r\\n\"}",
                "{\"type\":\"candidate\",\"ice\":{}}"
            })
    void whatIsMalformedIsAnsweredAndHarmsNobody(String text) throws Exception {
        TestViewer watching = watch(connect());
        TestSocket socket = connect();

        socket.sendText(text);

        assertThat(socket.next("error").getString("reason")).isNotEmpty();
        assertThat(engine.peers()).hasSize(1);
        int before = watching.frames();
        await().until(() -> watching.frames() > before);
        watch(socket).close();
        watching.close();
    }

    @Test
    void candidatesWithoutASessionAreIgnored() throws Exception {
        TestSocket socket = connect();
        String candidate = Messages.candidate(new IceCandidate("0", 0, "candidate:1 1 udp 1 192.0.2.1 9 typ host"));
        socket.sendText(candidate);
        TestViewer viewer = watch(socket);
        socket.sendText("{\"type\":\"close\"}");
        socket.sendText(candidate);
        socket.sendText("{\"type\":\"register\"}");

        assertThat(socket.next("accept")).isNotNull();
        viewer.close();
    }

    @Test
    void aMessageOverTheBoundEndsOnlyItsSocket() throws Exception {
        TestViewer watching = watch(connect());
        TestSocket socket = connect();

        socket.sendText("{\"type\":\"" + "x".repeat(1 << 20) + "\"}");

        await().until(socket::isClosed);
        int before = watching.frames();
        await().until(() -> watching.frames() > before);
        watching.close();
    }

    @Test
    void aMessageUpToTheBoundIsTaken() throws Exception {
        TestSocket socket = connect();
        socket.sendText("{\"type\":\"register\",\"x\":\"" + "x".repeat((1 << 20) - 100) + "\"}");

        assertThat(socket.next("accept")).isNotNull();
    }

    @Test
    void foreignPagesAreRefused() throws Exception {
        assertThatThrownBy(() -> TestSocket.open(port, "https://evil.example"))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(WebSocketHandshakeException.class, e -> {
                    assertThat(e.getResponse().statusCode()).isEqualTo(403);
                });
        TestSocket.open(port, "http://127.0.0.1:" + port);
        TestSocket.open(port, "https://wall.example.com");
    }

    @Test
    void offersThatFollowTooFastAreRefused() throws Exception {
        TestSocket socket = connect();
        String offer = new JsonObject().put("type", "offer").put("sdp", "v=0").encode();
        for (int i = 0; i < 20; i++) {
            socket.sendText(offer);
        }
        for (int i = 0; i < 8; i++) {
            assertThat(socket.next("error").getString("reason")).doesNotContain("too fast");
        }

        // One a second may be let through, however long the machine takes for these.
        List<String> rest = new ArrayList<>();
        for (int i = 8; i < 20; i++) {
            rest.add(socket.next("error").getString("reason"));
        }
        assertThat(rest).anyMatch(reason -> reason.contains("too fast"));
    }

    @Test
    void compressionThatCouldHideAMessagesSizeIsNotAgreed() throws Exception {
        try (Socket raw = new Socket("127.0.0.1", port)) {
            raw.setSoTimeout(5000);
            raw.getOutputStream()
                    .write(("GET /ws HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nUpgrade: websocket\r\n"
                                    + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                    + "Sec-WebSocket-Extensions: permessage-deflate, x-webkit-deflate-frame\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(raw.getInputStream(), StandardCharsets.US_ASCII));
            List<String> head = new ArrayList<>();
            for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
                head.add(line.toLowerCase(Locale.ROOT));
            }
            assertThat(head.get(0)).contains("101");
            assertThat(head).noneMatch(line -> line.startsWith("sec-websocket-extensions"));
        }
    }

    @Test
    void socketsAreBounded() throws Exception {
        for (int i = 0; i < 2 + 16; i++) {
            connect();
        }

        assertThatThrownBy(this::connect).cause().isInstanceOfSatisfying(WebSocketHandshakeException.class, e -> {
            assertThat(e.getResponse().statusCode()).isEqualTo(503);
        });
    }
}
