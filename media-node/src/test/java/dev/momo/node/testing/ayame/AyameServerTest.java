package dev.momo.node.testing.ayame;

import static dev.momo.node.testing.ayame.TestMember.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.momo.node.testing.ayame.AyameSettings.IceServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that the server keeps. */
class AyameServerTest {

    private static final String BYE = "{\"type\":\"bye\"}";
    private static final short NORMAL = 1000;

    private final Vertx vertx = Vertx.vertx();
    private AyameServer server = AyameServer.start();

    @AfterEach
    void stop() {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void restart(AyameSettings settings) {
        server.close();
        server = AyameServer.start(settings);
    }

    private TestMember connect() throws Exception {
        return TestMember.connect(vertx, server);
    }

    private TestMember enter(String room, String id) throws Exception {
        TestMember member = connect();
        assertThat(member.enter(room, id).getString("type")).isEqualTo("accept");
        return member;
    }

    private int status(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void tellsThatItIsWell() throws Exception {
        assertThat(status("/.ok")).isEqualTo(200);
        assertThat(status("/signaling")).isEqualTo(400);
        assertThat(status("/")).isEqualTo(404);
    }

    @Test
    void acceptsTwoAndTellsThemApart() throws Exception {
        JsonObject first = connect().enter("room", "a");
        JsonObject second = connect().enter("room", "b");

        assertThat(first.fieldNames())
                .containsExactlyInAnyOrder("type", "connectionId", "isExistClient", "isExistUser");
        assertThat(first.getString("type")).isEqualTo("accept");
        assertThat(first.getBoolean("isExistClient")).isFalse();
        assertThat(first.getBoolean("isExistUser")).isFalse();
        assertThat(second.getBoolean("isExistClient")).isTrue();
        assertThat(second.getBoolean("isExistUser")).isTrue();
        assertThat(second.getString("connectionId")).isNotEqualTo(first.getString("connectionId"));
    }

    @Test
    void rejectsTheThird() throws Exception {
        TestMember first = enter("room", "a");
        TestMember second = enter("room", "b");
        TestMember third = connect();

        assertThat(third.enter("room", "c")).isEqualTo(new JsonObject("{\"type\":\"reject\",\"reason\":\"full\"}"));
        assertThat(third.awaitClosed()).isEqualTo(NORMAL);
        assertThat(enter("elsewhere", "d").isClosed()).isFalse();
        assertThat(first.isClosed()).isFalse();
        assertThat(second.isClosed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "signalingKey"})
    void asksForTheKey(String field) throws Exception {
        restart(AyameSettings.defaults().withSignalingKey("secret"));
        TestMember right = connect();
        TestMember wrong = connect();
        TestMember none = connect();

        right.send(register("room", "a").put(field, "secret").encode());
        wrong.send(register("room", "b").put(field, "Secret").encode());
        none.send(register("room", "c").encode());

        assertThat(right.next().getString("type")).isEqualTo("accept");
        for (TestMember member : List.of(wrong, none)) {
            JsonObject reject = member.next();
            assertThat(reject.getString("type")).isEqualTo("reject");
            assertThat(reject.getString("reason")).isNotEmpty();
            assertThat(member.awaitClosed()).isEqualTo(NORMAL);
        }
    }

    @Test
    void handsOutIceServers() throws Exception {
        restart(AyameSettings.defaults()
                .withIceServers(
                        new IceServer(List.of("stun:a.example"), null, null),
                        new IceServer(List.of("turn:b.example", "turns:b.example"), "user", "password")));

        assertThat(connect().enter("room", "a").getJsonArray("iceServers").encode())
                .isEqualTo("[{\"urls\":[\"stun:a.example\"]},"
                        + "{\"urls\":[\"turn:b.example\",\"turns:b.example\"],"
                        + "\"username\":\"user\",\"credential\":\"password\"}]");
    }

    @Test
    void isAsOldAsWanted() throws Exception {
        restart(AyameSettings.defaults().withoutIsExistUser());

        assertThat(connect().enter("room", "a").fieldNames())
                .containsExactlyInAnyOrder("type", "connectionId", "isExistClient");
    }

    @ParameterizedTest
    @ValueSource(strings = {"offer", "answer", "candidate"})
    void forwardsTheVeryText(String type) throws Exception {
        TestMember first = enter("room", "a");
        TestMember second = enter("room", "b");
        TestMember stranger = enter("elsewhere", "c");
        String text = "{ \"more\" : [1.0, \"\\u3042\"],\n \"type\":\"" + type + "\", \"sdp\" :\"あ\" }";

        first.send(text);
        assertThat(second.nextText()).isEqualTo(text);
        second.send(text + " ");
        assertThat(first.nextText()).isEqualTo(text + " ");
        assertThat(stranger.hasNothing()).isTrue();
    }

    @Test
    void losesWhatNobodyIsThereFor() throws Exception {
        TestMember first = enter("room", "a");
        first.send("{\"type\":\"offer\",\"sdp\":\"\"}");
        server.awaitReceived("offer", 1);

        TestMember second = enter("room", "b");
        second.send("{\"type\":\"answer\"}");

        assertThat(first.next().getString("type")).isEqualTo("answer");
        assertThat(second.hasNothing()).isTrue();
    }

    /** Whether the rest of a message is in the same frame or in another. */
    @ParameterizedTest
    @ValueSource(ints = {1 << 19, 1 << 21})
    void takesMessagesUpToOneMebibyte(int frameSize) throws Exception {
        TestMember first = TestMember.connect(vertx, server, new WebSocketClientOptions().setMaxFrameSize(frameSize));
        assertThat(first.enter("room", "a").getString("type")).isEqualTo("accept");
        TestMember second = enter("room", "b");
        String start = "{\"type\":\"offer\",\"sdp\":\"";
        String text = start + "x".repeat((1 << 20) - start.length() - 2) + "\"}";

        first.send(text);
        assertThat(second.nextText()).isEqualTo(text);
        first.send(text + " ");
        assertThat(second.nextText()).isEqualTo(BYE);
        assertThat(first.awaitClosed()).isEqualTo((short) 1009);
    }

    @Test
    void pingsEachMember() throws Exception {
        restart(AyameSettings.defaults().withPingInterval(Duration.ofMillis(20)));
        TestMember unregistered = connect();
        for (TestMember member : List.of(enter("room", "a"), enter("room", "b"))) {
            assertThat(member.nextText()).isEqualTo("{\"type\":\"ping\"}");
            assertThat(member.nextText()).isEqualTo("{\"type\":\"ping\"}");
        }
        assertThat(unregistered.hasNothing()).isTrue();
    }

    @Test
    void missesPongs() throws Exception {
        restart(AyameSettings.defaults().withPongTimeout(Duration.ofSeconds(1)));
        TestMember member = enter("room", "a");
        member.send("{\"type\":\"pong\"}");
        long ponged = server.awaitReceived("pong", 1).nanos();

        assertThat(member.nextText()).isEqualTo(BYE);
        assertThat(System.nanoTime() - ponged)
                .isGreaterThan(Duration.ofMillis(990).toNanos());
        assertThat(member.awaitClosed()).isEqualTo(NORMAL);
    }

    @Test
    void keepsWhoeverAnswers() throws Exception {
        restart(AyameSettings.defaults()
                .withPingInterval(Duration.ofMillis(50))
                .withPongTimeout(Duration.ofSeconds(1)));
        TestMember member = enter("room", "a");
        long start = System.nanoTime();
        while (System.nanoTime() - start < Duration.ofMillis(1500).toNanos()) {
            assertThat(member.nextText()).isEqualTo("{\"type\":\"ping\"}");
            member.send("{\"type\":\"pong\"}");
        }
        assertThat(member.isClosed()).isFalse();
    }

    @Test
    void whenOneGoesItIsOverForBoth() throws Exception {
        TestMember first = enter("room", "a");
        TestMember second = enter("room", "b");

        first.close();

        assertThat(second.nextText()).isEqualTo(BYE);
        assertThat(second.awaitClosed()).isEqualTo(NORMAL);
        assertThat(connect().enter("room", "c").getBoolean("isExistUser")).isFalse();
    }

    /** A bye, a second registration, and what is not understood. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                BYE,
                "{\"type\":\"register\",\"roomId\":\"room\",\"clientId\":\"b\"}",
                "{\"type\":\"surprise\"}",
                "{\"type\":1}",
                "{}",
                "[]",
                "nonsense"
            })
    void whenOneSaysItIsOverForBoth(String last) throws Exception {
        TestMember first = enter("room", "a");
        TestMember second = enter("room", "b");

        second.send(last);

        for (TestMember member : List.of(first, second)) {
            assertThat(member.nextText()).isEqualTo(BYE);
            assertThat(member.awaitClosed()).isEqualTo(NORMAL);
        }
        assertThat(connect().enter("room", "c").getBoolean("isExistUser")).isFalse();
        assertThat(connect().enter("room", "d").getBoolean("isExistUser")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"offer\",\"sdp\":\"\"}", "{\"type\":\"pong\"}", "{}", "nonsense"})
    void nothingGoesBeforeRegistration(String text) throws Exception {
        TestMember member = connect();

        member.send(text);

        assertThat(member.awaitClosed()).isEqualTo(NORMAL);
        assertThat(member.hasNothing()).isTrue();
    }

    @Test
    void recordsWhatComesIn() throws Exception {
        long start = System.nanoTime();
        TestMember first = enter("room", "a");
        TestMember second = enter("room", "b");
        second.send("{\"type\":\"pong\",\"n\":1}");

        Received pong = server.awaitReceived("pong", 1);
        assertThat(pong.clientId()).isEqualTo("b");
        assertThat(pong.text()).isEqualTo("{\"type\":\"pong\",\"n\":1}");
        assertThat(pong.nanos()).isBetween(start, System.nanoTime());
        assertThat(server.awaitRegister(2).clientId()).isEqualTo("b");
        assertThat(server.received()).extracting(Received::clientId).containsExactly("a", "b", "b");
        assertThat(server.received()).isSortedAccordingTo((x, y) -> Long.signum(x.nanos() - y.nanos()));
        assertThat(server.received()).isUnmodifiable();
        assertThat(server.received("register")).hasSize(2);
        assertThat(first.isClosed()).isFalse();
    }

    @Test
    void recordsWhoeverDidNotRegister() throws Exception {
        connect().send("nonsense");

        await().until(() -> server.received().size() == 1);
        assertThat(server.received().get(0).clientId()).isNull();
        assertThat(server.received().get(0).type()).isEmpty();
    }

    @Test
    void countsConnections() throws Exception {
        assertThat(server.accepted()).isZero();
        TestMember first = connect();
        TestMember second = connect();
        assertThat(server.open()).isEqualTo(2);

        first.close();
        await().until(() -> server.open() == 1);
        assertThat(server.accepted()).isEqualTo(2);
        assertThat(second.isClosed()).isFalse();
    }

    @Test
    void canBeReadAfterItsEnd() throws Exception {
        enter("room", "a");
        int port = server.port();

        server.close();
        server.close();

        assertThat(server.port()).isEqualTo(port);
        assertThat(server.awaitRegister(1).clientId()).isEqualTo("a");
        assertThat(server.accepted()).isEqualTo(1);
    }

    @Test
    void startsAgainWhereItWas() throws Exception {
        TestMember before = enter("room", "a");
        int port = server.port();

        restart(AyameSettings.defaults().withPort(port));

        assertThat(before.awaitClosed()).isNull();
        assertThat(server.port()).isEqualTo(port);
        assertThat(connect().enter("room", "b").getBoolean("isExistUser")).isFalse();
    }
}
