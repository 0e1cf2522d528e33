package dev.momo.node.signaling.ayame;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.momo.node.testing.ayame.AyameServer;
import dev.momo.node.testing.ayame.AyameSettings;
import dev.momo.node.testing.ayame.Garbage;
import dev.momo.node.testing.ayame.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes with real engines in one room, and everything that the server can do to them. */
class AyameClientTest {

    /** A new session is to be there so soon after the return of whoever was away; on a machine that does little else. */
    private static final Duration AFTER_RETURN = Duration.ofSeconds(2);

    private static final Duration BUSY_MACHINE = Duration.ofSeconds(3);

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable part : open) {
            part.close();
        }
    }

    private AyameServer server(AyameSettings settings) {
        AyameServer server = AyameServer.start(settings);
        open.add(server);
        return server;
    }

    private TestNode join(AyameServer server, String id) {
        TestNode node = TestNode.join(server.url(), id);
        open.add(0, node);
        return node;
    }

    private static void connected(TestNode... nodes) {
        for (TestNode node : nodes) {
            node.awaitState("connected");
        }
    }

    private static void soon(String what, Duration duration) {
        System.out.printf("[figure] %s: %d ms%n", what, duration.toMillis());
        assertThat(duration).as(what).isLessThan(AFTER_RETURN.plus(BUSY_MACHINE));
    }

    @Test
    void theFirstWaitsAndTheSecondOffers() {
        AyameServer server = server(AyameSettings.defaults());
        TestNode first = join(server, "first");
        first.awaitState("waiting");
        TestNode second = join(server, "second");
        connected(first, second);

        assertThat(server.received("offer")).extracting(Received::clientId).containsExactly("second");
        assertThat(server.received("answer")).extracting(Received::clientId).containsExactly("first");
        assertThat(server.received("register").get(0).json().fieldNames())
                .containsExactly("type", "clientId", "roomId", "ayameClient", "libwebrtc", "environment");
        assertThat(server.received("offer").get(0).json().getString("sdp"))
                .as("a data channel without a serial port")
                .doesNotContain("m=application");
    }

    @Test
    void anOldServerThatDoesNotSayWhoIsThere() {
        AyameServer server = server(AyameSettings.defaults().withoutIsExistUser());
        connected(join(server, "first"), join(server, "second"));
    }

    @Test
    void pingsAreAnswered() {
        AyameServer server = server(AyameSettings.defaults()
                .withPingInterval(Duration.ofMillis(100))
                .withPongTimeout(Duration.ofSeconds(2)));
        TestNode node = join(server, "one");
        server.awaitReceived("pong", 30);

        assertThat(node.state()).isEqualTo("waiting");
        assertThat(server.received("register")).hasSize(1);
    }

    @Test
    void aPeerThatComesBackIsMetAgain() throws Exception {
        AyameServer server = server(AyameSettings.defaults());
        TestNode staying = join(server, "staying");
        TestNode leaving = TestNode.join(server.url(), "leaving");
        connected(staying, leaving);
        leaving.close();
        staying.awaitState("waiting");

        long start = System.nanoTime();
        connected(join(server, "back"), staying);
        soon("from the peer's return to a session", Duration.ofNanos(System.nanoTime() - start));
    }

    @Test
    void aServerThatComesBackIsFoundAgain() {
        AyameServer server = server(AyameSettings.defaults());
        TestNode first = join(server, "first");
        TestNode second = join(server, "second");
        connected(first, second);
        server.close();
        first.awaitState("unreachable");
        assertThat(first.detail()).isNotEmpty();

        long start = System.nanoTime();
        server(AyameSettings.defaults().withPort(server.port()));
        connected(first, second);
        soon("from the server's return to a session", Duration.ofNanos(System.nanoTime() - start));
    }

    @Test
    void aConnectionThatIsCutIsMadeAnew() {
        AyameServer server = server(AyameSettings.defaults());
        TestNode first = join(server, "first");
        TestNode second = join(server, "second");
        connected(first, second);

        server.client("first").reset();
        server.awaitRegister(4);
        connected(first, second);
        server.client("second").close(1011, "maintenance");
        server.awaitRegister(6);
        connected(first, second);
    }

    @Test
    void aServerThatFallsSilentIsNoticedWithinThirtySeconds() {
        AyameServer server = server(AyameSettings.defaults());
        TestNode node = join(server, "one");
        node.awaitState("waiting");

        server.all().fallSilent();
        long start = System.nanoTime();
        await("another registration")
                .atMost(30, SECONDS)
                .until(() -> server.received("register").size() >= 2);
        System.out.printf(
                "[figure] from silence to another registration: %d ms%n", (System.nanoTime() - start) / 1_000_000);
    }

    @Test
    void aServerThatNeverAcceptsIsLeft() {
        AyameServer server = server(AyameSettings.defaults());
        server.ignoreRegistrations();
        TestNode node = join(server, "one");
        node.awaitState("unreachable");
        assertThat(node.detail()).contains("does not answer a registration");

        server.behave();
        node.awaitState("waiting");
    }

    @Test
    void aSlowServerIsGoodEnough() {
        AyameServer server = server(AyameSettings.defaults());
        server.delay(Duration.ofMillis(500));
        connected(join(server, "first"), join(server, "second"));
    }

    @ParameterizedTest
    @EnumSource(Garbage.class)
    void garbageEndsNothing(Garbage garbage) {
        AyameServer server = server(AyameSettings.defaults());
        TestNode first = join(server, "first");
        first.awaitState("waiting");
        server.client("first").send(garbage);

        TestNode second = join(server, "second");
        server.awaitRegister(2);
        server.client("second").send(garbage);
        connected(first, second);
        server.all().send(garbage);
        connected(first, second);
    }

    /** libwebrtc takes none of the first three, and ends the process where it is given one. */
    @Test
    void iceServersThatAreNoneAreLeftOut() {
        AyameServer server = server(AyameSettings.defaults()
                .withIceServers(
                        new AyameSettings.IceServer(List.of("nonsense"), null, null),
                        new AyameSettings.IceServer(List.of("turn:127.0.0.1:3478"), null, null),
                        new AyameSettings.IceServer(List.of("stun:127.0.0.1:99999"), null, null),
                        new AyameSettings.IceServer(List.of("stun:127.0.0.1:9"), null, null),
                        new AyameSettings.IceServer(List.of("turn:127.0.0.1:9?transport=tcp"), "user", "secret")));
        connected(join(server, "first"), join(server, "second"));
    }

    @Test
    void whoIsRefusedAsksAgainSlowlyAndSaysWhy() {
        AyameServer server = server(AyameSettings.defaults().withSignalingKey("open sesame"));
        TestNode node = TestNode.join(server.url(), "one", "wrong");
        open.add(0, node);
        node.awaitState("rejected");
        assertThat(node.detail()).isNotEmpty();

        await("quiet")
                .during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(20))
                .until(() -> server.received("register").size() == 1);
    }

    @Test
    void aThirdInARoomOfTwoIsRefused() {
        AyameServer server = server(AyameSettings.defaults());
        connected(join(server, "first"), join(server, "second"));
        TestNode third = join(server, "third");
        third.awaitState("rejected");

        assertThat(third.detail()).isEqualTo("full");
    }

    @Test
    void aPeerWhoseDescriptionsAreNoneIsLeftAndTheNextIsMet() {
        AyameServer server = server(AyameSettings.defaults());
        TestNode first = join(server, "first");
        first.awaitState("waiting");
        server.client("first").send("{\"type\":\"offer\",\"sdp\":\"nonsense\"}");
        server.awaitRegister(2);

        connected(first, join(server, "second"));
    }
}
