package dev.momo.node.signaling.sora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.momo.node.rtc.TestEngine;
import dev.momo.node.testing.sora.Received;
import dev.momo.node.testing.sora.SoraMember;
import dev.momo.node.testing.sora.SoraServer;
import dev.momo.node.testing.sora.SoraSettings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes over the WebSocket, and what becomes of a session when it does not go well. */
class SoraSignalingTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Configs SENDER = Configs.role("sendonly");
    /** Where nothing listens: the port of discard. */
    private static final String DEAD = "ws://127.0.0.1:9/signaling";

    private final Scene scene = new Scene();

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    private static SoraSettings quiet() {
        return SoraSettings.defaults().withoutPings();
    }

    /** Has tried that often. */
    private static void awaitConnects(SoraServer server, int count) {
        server.awaitReceived("connect", count);
    }

    @Test
    void connectComesFirstAndDisconnectLast() throws Exception {
        SoraServer server = scene.server();
        TestNode node = scene.join(server, SENDER);
        SoraMember member = server.awaitMember(1).awaitConnected();
        node.awaitState("connected");
        node.disconnect();
        member.awaitGone();

        List<Received> received = member.received();
        assertThat(received.get(0).type()).isEqualTo("connect");
        assertThat(received.get(received.size() - 1).text()).isEqualTo("{\"type\":\"disconnect\"}");
        assertThat(received.get(received.size() - 1).via()).isEqualTo(Received.WEBSOCKET);
        assertThat(node.state()).isEqualTo("closed");
        assertThat(node.peers()).isEmpty();
    }

    @Test
    void pingsAreAnsweredWithAndWithoutStatistics() {
        SoraServer server = scene.server(quiet());
        TestNode node = scene.join(server, SENDER);
        SoraMember member = server.awaitMember(1).awaitConnected();
        node.awaitState("connected");

        member.ping(false);
        assertThat(member.awaitReceived("pong", 1).text()).isEqualTo("{\"type\":\"pong\"}");
        member.ping(true);
        JsonArray stats = member.awaitReceived("pong", 2).json().getJsonArray("stats");
        assertThat(types(stats)).contains("outbound-rtp", "candidate-pair", "transport", "media-source", "codec");
    }

    private static List<String> types(JsonArray stats) {
        List<String> types = new ArrayList<>();
        stats.forEach(each -> types.add(((JsonObject) each).getString("type")));
        return types;
    }

    @Test
    void pingsAreAnsweredWhateverIceDoes() {
        SoraServer server = scene.server(quiet());
        // With another password nothing will be connected.
        server.alterOffers(
                offer -> offer.put("sdp", offer.getString("sdp").replaceAll("a=ice-pwd:....", "a=ice-pwd:0000")));
        TestNode node = scene.join(server, SENDER);
        SoraMember member = server.awaitMember(1);
        member.awaitReceived("answer", 1);

        member.ping(false);
        member.awaitReceived("pong", 1);
        member.ping(true);
        assertThat(member.awaitReceived("pong", 2).json().getJsonArray("stats")).isNotEmpty();
        assertThat(node.state()).isEqualTo("negotiating");
    }

    @Test
    void notifyAndPushChangeNothing() {
        SoraServer server = scene.server(quiet());
        TestNode node = scene.join(server, SENDER);
        SoraMember member = server.awaitMember(1).awaitConnected();
        node.awaitState("connected");
        member.push(new JsonObject().put("key", "value"));
        member.notify(new JsonObject().put("event_type", "spotlight.changed").put("client_id", "c"));
        member.ping(false);
        member.awaitReceived("pong", 1);

        assertThat(node.state()).isEqualTo("connected");
    }

    @Test
    void aRedirectIsFollowedAndSaysSo() {
        SoraServer second = scene.server();
        SoraServer first = scene.server();
        first.redirectConnects(second.url());
        TestNode node = scene.join(first, SENDER);
        second.awaitMember(1).awaitConnected();
        node.awaitState("connected");

        assertThat(first.received("connect").get(0).json().containsKey("redirect"))
                .isFalse();
        assertThat(second.received("connect").get(0).json().getBoolean("redirect"))
                .isTrue();
        assertThat(node.detail()).startsWith(second.url());
        await("the first connection's end").atMost(SOON).until(() -> first.open() == 0);
    }

    @Test
    void serversThatSendToEachOtherAreGivenUpForAWhile() {
        SoraServer server = scene.server(quiet());
        server.redirectConnects(server.url());
        // That server would let in whoever says that it was redirected: one that nobody listens at is the end of it.
        SoraServer other = scene.server(quiet());
        other.redirectConnects(DEAD);
        TestNode node = scene.join(TestEngine.decoding(), SENDER.urls(other.url()));

        node.awaitState("unreachable");
        awaitConnects(other, 2);
        assertThat(other.received("connect").get(1).json().containsKey("redirect"))
                .as("a new session begins at the beginning")
                .isFalse();
    }

    @Test
    void ofSeveralUrlsTheFirstThatAnswersIsTaken() {
        SoraServer slow = scene.server();
        slow.delayUpgrades(Duration.ofSeconds(2));
        SoraServer silent = scene.server();
        silent.ignoreConnections();
        SoraServer good = scene.server();
        TestNode node = scene.join(TestEngine.decoding(), SENDER.urls(DEAD, silent.url(), slow.url(), good.url()));
        good.awaitMember(1).awaitConnected();
        node.awaitState("connected");

        await("the slow one's end").atMost(SOON).until(() -> slow.accepted() > 0 && slow.open() == 0);
        assertThat(slow.received("connect")).isEmpty();
        assertThat(node.state()).isEqualTo("connected");
        assertThat(node.detail()).startsWith(good.url());
    }

    @Test
    void whereNoneAnswersAllAreNamed() {
        TestNode node = scene.join(TestEngine.decoding(), SENDER.urls(DEAD, "ws://127.0.0.1:1/x"));
        node.awaitState("unreachable");

        assertThat(node.detail()).contains("127.0.0.1:9").contains("127.0.0.1:1");
    }

    @Test
    void aRefusalIsShownWithCodeAndReasonAndAskedAgain() {
        SoraServer server = scene.server(SoraSettings.defaults().withMetadata("{\"key\":\"secret\"}"));
        TestNode node = scene.join(server, SENDER.metadata("{\"key\":\"wrong\"}"));
        node.awaitState("rejected");

        assertThat(node.detail()).contains("4490").contains("AUTH");
        awaitConnects(server, 3);
        assertThat(node.peers()).isEmpty();
    }

    @Test
    void theRightMetadataLetsIn() {
        SoraServer server = scene.server(SoraSettings.defaults().withMetadata("{\"key\":\"secret\"}"));
        scene.join(server, SENDER.metadata(" {\"key\" : \"secret\"} "));

        server.awaitMember(1).awaitConnected();
    }

    @Test
    void aServerThatComesBackIsFoundAgain() throws Exception {
        SoraServer server = scene.server();
        TestNode node = scene.join(server, SENDER);
        server.awaitMember(1).awaitConnected();
        node.awaitState("connected");
        server.close();
        node.awaitState("unreachable");

        SoraServer back = scene.server(SoraSettings.defaults().withPort(server.port()));
        back.awaitMember(1).awaitConnected();
        node.awaitState("connected");
        assertThat(node.peers()).hasSize(1);
    }

    @Test
    void aServerThatEndsTheConnectionIsAskedAgain() {
        SoraServer server = scene.server();
        TestNode node = scene.join(server, SENDER.dataChannels(true, false));
        server.awaitMember(1).awaitConnected().closeWebSocket(1000, "maintenance");
        server.awaitMember(2).awaitConnected().dropWebSocket();
        server.awaitMember(3).awaitSwitched().sendCloseMessage(4000, "enough");

        server.awaitMember(4).awaitConnected();
        node.awaitState("connected");
    }

    @Test
    void aServerThatNeverOffersIsGivenUp() {
        SoraServer server = scene.server();
        server.ignoreConnectMessages();
        Bounds bounds = new Bounds(
                Duration.ofSeconds(4), Duration.ofSeconds(60), Duration.ofMillis(100), Duration.ofMillis(100));
        TestNode node = scene.node(TestEngine.decoding(), SENDER.urls(server.url()), bounds);
        node.connect();
        awaitConnects(server, 2);
        assertThat(server.received("disconnect")).as("it is told").isNotEmpty();
        server.behave();

        node.awaitState("connected");
    }

    @Test
    void aServerThatFallsSilentIsGivenUp() {
        SoraServer server = scene.server(quiet());
        Bounds bounds = new Bounds(
                Duration.ofSeconds(30), Duration.ofSeconds(2), Duration.ofMillis(100), Duration.ofMillis(100));
        TestNode node = scene.node(TestEngine.decoding(), SENDER.urls(server.url()), bounds);
        node.connect();
        SoraMember member = server.awaitMember(1).awaitConnected();
        node.awaitState("connected");
        member.ping(false);
        server.awaitMember(2);

        assertThat(member.received("disconnect")).hasSize(1);
    }

    @Test
    void mediaThatIsLostIsASessionThatIsLost() {
        SoraServer server = scene.server();
        scene.join(server, SENDER);
        server.awaitMember(1).awaitConnected().loseMedia();

        // libwebrtc takes 15 s to believe it.
        await("the loss")
                .atMost(Duration.ofSeconds(60))
                .until(() -> server.members().size() == 2);
        server.awaitMember(2).awaitConnected();
        assertThat(server.members().get(0).received("disconnect")).hasSize(1);
    }

    @Test
    void aMuteSurvivesAReconnect() throws Exception {
        SoraServer server = scene.server();
        TestNode node = scene.join(server, SENDER);
        SoraMember first = server.awaitMember(1).awaitConnected();
        node.awaitState("connected");
        node.mute(true, true);
        first.dropWebSocket();

        SoraMember second = server.awaitMember(2).awaitConnected();
        await("a picture").atMost(SOON).until(() -> second.video().frames() > 15);
        assertThat(second.video().luma()).isLessThan(18);
        node.mute(false, false);
        await("a bright one").atMost(SOON).until(() -> second.video().luma() > 25);
    }

    @Test
    void nothingIsLeftOfASessionThatWasClosed() throws Exception {
        SoraServer server = scene.server();
        TestNode node = scene.join(server, SENDER.dataChannels(true, true));
        for (int i = 1; i <= 3; i++) {
            SoraMember member = server.awaitMember(i).awaitConnected().awaitSwitched();
            await("the WebSocket's end").atMost(SOON).until(() -> !member.isWebSocketOpen());
            node.disconnect();
            member.awaitGone();
            assertThat(node.peers()).isEmpty();
            node.connect();
        }
        server.awaitMember(4).awaitSwitched();
        await("connections").atMost(SOON).until(() -> server.open() <= 1);
        assertThat(node.peers()).hasSize(1);
    }

    @Test
    void connectingTwiceIsConnectingOnce() throws Exception {
        SoraServer server = scene.server();
        TestNode node = scene.node(TestEngine.decoding(), SENDER.urls(server.url()));
        assertThat(node.state()).isEqualTo("idle");
        for (int i = 0; i < 5; i++) {
            node.connect();
        }
        server.awaitMember(1).awaitConnected();
        node.awaitState("connected");
        node.connect();
        node.call(() -> "nothing more is under way");

        assertThat(server.received("connect")).hasSize(1);
    }
}
