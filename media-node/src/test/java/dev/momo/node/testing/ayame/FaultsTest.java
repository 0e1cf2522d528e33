package dev.momo.node.testing.ayame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules that the server breaks when it is told to. */
class FaultsTest {

    /** How long nothing has to happen. */
    private static final Duration QUIET = Duration.ofMillis(300);

    private static final String UPGRADE = "GET /signaling HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n"
            + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

    private final Vertx vertx = Vertx.vertx();
    private final AyameServer server = AyameServer.start();

    @AfterEach
    void stop() {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private TestMember connect() throws Exception {
        return TestMember.connect(vertx, server);
    }

    private TestMember enter(String room, String id) throws Exception {
        TestMember member = connect();
        assertThat(member.enter(room, id).getString("type")).isEqualTo("accept");
        return member;
    }

    /** Without a library in between that has its own idea of an end. */
    private Socket rawSocket() throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout((int) QUIET.toMillis());
        socket.getOutputStream().write(UPGRADE.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private Socket rawWebSocket() throws IOException {
        Socket socket = rawSocket();
        socket.setSoTimeout(10_000);
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as("%s", head).isNotNegative();
            head.append((char) next);
        }
        assertThat(head).startsWith("HTTP/1.1 101 ");
        return socket;
    }

    @Test
    void closesWithACode() throws Exception {
        TestMember first = enter("room", "a");
        TestMember second = enter("elsewhere", "b");

        server.client("a").close(4001, "enough");

        assertThat(first.awaitClosed()).isEqualTo((short) 4001);
        assertThat(first.closeReason()).isEqualTo("enough");
        assertThat(second.isClosed()).isFalse();
    }

    @Test
    void closesEveryWebSocket() throws Exception {
        List<TestMember> members = List.of(connect(), enter("room", "a"), enter("elsewhere", "b"));

        server.all().close(1011, "");

        assertThat(members)
                .allSatisfy(member -> assertThat(member.awaitClosed()).isEqualTo((short) 1011));
    }

    @Test
    void whoIsClosedHasLeftTheRoom() throws Exception {
        enter("room", "a");
        TestMember second = enter("room", "b");

        server.client("a").close(1011, "");

        assertThat(second.next()).isEqualTo(new JsonObject("{\"type\":\"bye\"}"));
    }

    @Test
    void complainsOfAFaultThatHitsNobody() throws Exception {
        TestMember member = enter("room", "a");

        assertThatThrownBy(() -> server.client("b").reset()).isInstanceOf(IllegalStateException.class);
        assertThat(member.isClosed()).isFalse();
    }

    @Test
    void resets() throws Exception {
        try (Socket socket = rawWebSocket()) {
            server.all().reset();
            assertThatThrownBy(() -> socket.getInputStream().read()).hasMessageContaining("reset");
        }
        await().until(() -> server.open() == 0);
    }

    @Test
    void endsWithoutACloseFrame() throws Exception {
        try (Socket socket = rawWebSocket()) {
            server.all().end();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        await().until(() -> server.open() == 0);
    }

    @Test
    void whoIsDroppedHasLeftTheRoom() throws Exception {
        TestMember first = enter("room", "a");
        TestMember second = enter("room", "b");

        server.client("a").reset();

        assertThat(second.next()).isEqualTo(new JsonObject("{\"type\":\"bye\"}"));
        assertThat(first.awaitClosed()).isNull();
    }

    @Test
    void fallsSilent() throws Exception {
        TestMember first = enter("room", "a");
        TestMember second = enter("room", "b");
        first.ping();
        await().until(() -> first.pongs() == 1);

        server.client("a").fallSilent();
        first.ping();
        first.send("{\"type\":\"bye\"}");
        second.send("{\"type\":\"offer\"}");
        server.awaitReceived("offer", 1);

        await().during(QUIET).until(() -> first.pongs() == 1 && first.hasNothing() && second.hasNothing());
        assertThat(server.received("bye")).isEmpty();
        assertThat(first.isClosed()).isFalse();
    }

    @Test
    void silenceIsThatOfTheSystem() throws Exception {
        try (Socket socket = rawWebSocket()) {
            server.all().fallSilent();
            // Once both ends' buffers are full a write has to wait for a reader; here there is none.
            Thread writer = new Thread(() -> {
                try {
                    socket.getOutputStream().write(new byte[64 << 20]);
                } catch (IOException e) {
                    // Closed below.
                }
            });
            writer.start();
            writer.join(1000);
            assertThat(writer.isAlive()).isTrue();
            server.all().reset();
            writer.join(10_000);
            assertThat(writer.isAlive()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendsGarbage(Garbage garbage) throws Exception {
        TestMember first = enter("room", "a");
        TestMember second = enter("elsewhere", "b");

        server.client("a").send(garbage);

        String prefix = garbage == Garbage.BINARY ? "binary " : "";
        assertThat(first.nextText()).isEqualTo(prefix + garbage.text());
        assertThat(second.hasNothing()).isTrue();
    }

    @Test
    void sendsWhatATestThinksOf() throws Exception {
        TestMember member = connect();

        server.all().send("{\"type\":\"bye\"}");

        assertThat(member.nextText()).isEqualTo("{\"type\":\"bye\"}");
    }

    @Test
    void isSlowToEverybody() throws Exception {
        TestMember first = connect();
        server.delay(QUIET);
        TestMember second = connect();

        for (TestMember member : List.of(first, second)) {
            long start = System.nanoTime();
            member.enter("room", "a");
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(QUIET.toNanos());
        }
    }

    @Test
    void isSlowInTheRightOrder() throws Exception {
        TestMember first = enter("room", "a");
        TestMember second = enter("room", "b");

        server.client("a").delay(QUIET);
        second.send("{\"type\":\"offer\"}");
        server.awaitReceived("offer", 1);
        server.client("a").delay(Duration.ZERO);
        second.send("{\"type\":\"bye\"}");

        assertThat(second.next().getString("type")).isEqualTo("bye");
        assertThat(first.next().getString("type")).isEqualTo("offer");
        assertThat(first.next().getString("type")).isEqualTo("bye");
        assertThat(first.awaitClosed()).isEqualTo((short) 1000);
    }

    @Test
    void refusesRegistrations() throws Exception {
        server.refuseRegistrations("not today");
        TestMember member = connect();

        assertThat(member.enter("room", "a"))
                .isEqualTo(new JsonObject("{\"type\":\"reject\",\"reason\":\"not today\"}"));
        assertThat(member.awaitClosed()).isEqualTo((short) 1000);

        server.behave();
        assertThat(enter("room", "b").isClosed()).isFalse();
    }

    @Test
    void refusesUpgrades() throws Exception {
        server.refuseUpgrades(503);

        assertThatThrownBy(this::connect)
                .cause()
                .isInstanceOfSatisfying(UpgradeRejectedException.class, e -> assertThat(e.getStatus())
                        .isEqualTo(503));

        server.behave();
        assertThat(connect().isClosed()).isFalse();
    }

    @Test
    void ignoresConnections() throws Exception {
        server.ignoreConnections();

        try (Socket socket = rawSocket()) {
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            await().until(() -> server.open() == 1);
        }
        server.behave();
        assertThat(enter("room", "a").isClosed()).isFalse();
    }

    @Test
    void ignoresRegistrations() throws Exception {
        server.ignoreRegistrations();
        TestMember member = connect();

        member.send(TestMember.register("room", "a").encode());
        member.ping();

        await().during(QUIET).until(() -> member.pongs() == 0 && member.hasNothing());
        assertThat(server.received()).isEmpty();
        assertThat(member.isClosed()).isFalse();
    }
}
