package dev.momo.node.signaling.sora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.momo.node.rtc.IceState;
import dev.momo.node.rtc.TestEngine;
import dev.momo.node.testing.sora.DataChannelSettings;
import dev.momo.node.testing.sora.Received;
import dev.momo.node.testing.sora.SoraMember;
import dev.momo.node.testing.sora.SoraServer;
import dev.momo.node.testing.sora.SoraSettings;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signalling over data channels. */
class SoraDataChannelTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Configs SENDER = Configs.role("sendonly");

    private final Scene scene = new Scene();

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    private static DataChannelSettings.Label label(String name, boolean compress) {
        return new DataChannelSettings.Label(name, "sendrecv", compress);
    }

    private static SoraSettings compressing(boolean compress) {
        return SoraSettings.defaults()
                .withoutPings()
                .withDataChannels(DataChannelSettings.defaults()
                        .withLabels(label("signaling", compress), label("notify", compress), label("stats", compress)));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void takesOver(boolean compress, boolean withoutSocket) throws Exception {
        SoraServer server = scene.server(compressing(compress));
        TestNode node = scene.join(server, SENDER.dataChannels(true, withoutSocket));
        SoraMember member = server.awaitMember(1).awaitConnected().awaitSwitched();
        node.awaitState("connected");
        if (withoutSocket) {
            await("the WebSocket's end").atMost(SOON).until(() -> !member.isWebSocketOpen());
        } else {
            // It comes after the switch on the same way.
            member.ping(false);
            member.awaitReceived("pong", 1);
        }

        member.reOffer();
        overChannel(member.awaitReceived("re-answer", 1), "signaling", compress);
        member.requestStats();
        Received stats = member.awaitReceived("stats", 1);
        overChannel(stats, "stats", compress);
        assertThat(stats.json().getJsonArray("reports")).isNotEmpty();
        assertThat(stats.json().fieldNames()).containsExactly("type", "reports");
        assertThat(member.isWebSocketOpen()).isEqualTo(!withoutSocket);

        node.disconnect();
        member.awaitGone();
        overChannel(member.awaitReceived("disconnect", 1), "signaling", compress);
        assertThat(member.received("disconnect")).hasSize(1);
    }

    private static void overChannel(Received received, String label, boolean compressed) {
        assertThat(received.via()).isEqualTo(label);
        assertThat(received.compressed()).isEqualTo(compressed);
        assertThat(received.binary()).isEqualTo(compressed);
    }

    @Test
    void pingsOverTheSocketGetTheirStatisticsOverTheChannel() {
        SoraServer server = scene.server(compressing(true));
        scene.join(server, SENDER.dataChannels(true, false));
        SoraMember member = server.awaitMember(1).awaitConnected().awaitSwitched();
        member.ping(true);
        assertThat(member.awaitReceived("stats", 1).via()).isEqualTo("stats");
        member.ping(false);

        assertThat(member.awaitReceived("pong", 1).via()).isEqualTo(Received.WEBSOCKET);
    }

    @Test
    void beforeTheSwitchAllGoesOverTheSocket() {
        SoraServer server = scene.server(SoraSettings.defaults()
                .withoutPings()
                .withDataChannels(DataChannelSettings.defaults().withoutSwitching()));
        scene.join(server, SENDER.dataChannels(true, false));
        SoraMember member = server.awaitMember(1).awaitConnected();
        await("the channels").atMost(SOON).until(() -> member.isOpen("signaling") && member.isOpen("stats"));
        member.ping(true);
        assertThat(member.awaitReceived("pong", 1).json().getJsonArray("stats")).isNotEmpty();
        member.reOffer();
        assertThat(member.awaitReceived("re-answer", 1).via()).isEqualTo(Received.WEBSOCKET);

        member.switched(false);
        member.ping(false);
        member.awaitReceived("pong", 2);
        member.reOffer();
        assertThat(member.awaitReceived("re-answer", 2).via()).isEqualTo("signaling");
    }

    @Test
    void theServerMayDecide() {
        SoraServer server = scene.server(SoraSettings.defaults()
                .withDataChannels(DataChannelSettings.defaults().withUse(DataChannelSettings.Use.ALWAYS)));
        scene.join(server, SENDER);
        server.awaitMember(1).awaitSwitched();

        assertThat(server.received("connect").get(0).json().fieldNames())
                .doesNotContain("data_channel_signaling", "ignore_disconnect_websocket");
    }

    @Test
    void mediaGoesOnWithoutTheSocket() {
        SoraServer server = scene.server();
        TestNode node = scene.join(server, SENDER.dataChannels(true, true));
        SoraMember member = server.awaitMember(1).awaitConnected().awaitSwitched();
        await("the WebSocket's end").atMost(SOON).until(() -> !member.isWebSocketOpen());
        long frames = member.video().frames();

        await("pictures").atMost(SOON).until(() -> member.video().frames() > frames + 60);
        assertThat(node.state()).isEqualTo("connected");
        assertThat(server.received("connect")).hasSize(1);
    }

    @Test
    void channelsThatAreClosedEndASessionWithoutASocket() {
        SoraServer server = scene.server();
        TestNode node = scene.join(server, SENDER.dataChannels(true, true));
        SoraMember member = server.awaitMember(1).awaitSwitched();
        await("the WebSocket's end").atMost(SOON).until(() -> !member.isWebSocketOpen());
        member.closeChannels();

        server.awaitMember(2).awaitConnected();
        node.awaitState("connected");
    }

    @Test
    void silenceOnTheChannelsEndsASession() {
        SoraServer server = scene.server(SoraSettings.defaults().withoutPings());
        scene.join(
                server,
                SENDER.dataChannels(
                        Optional.of(true), Optional.of(true), Duration.ofSeconds(2), Duration.ofSeconds(5)));
        SoraMember member = server.awaitMember(1).awaitSwitched();
        server.awaitMember(2).awaitConnected();

        assertThat(member.received("disconnect")).extracting(Received::via).containsExactly("signaling");
    }

    @Test
    void messagesOnTheChannelsKeepASession() {
        SoraServer server = scene.server(SoraSettings.defaults().withPings(Duration.ofMillis(500), true));
        TestNode node = scene.join(
                server,
                SENDER.dataChannels(
                        Optional.of(true), Optional.of(true), Duration.ofSeconds(2), Duration.ofSeconds(5)));
        server.awaitMember(1).awaitReceived("stats", 10);

        assertThat(node.state()).isEqualTo("connected");
        assertThat(server.received("connect")).hasSize(1);
    }

    @Test
    void theServersGoodbyeIsWaitedForButNotForEver() throws Exception {
        SoraServer server = scene.server(SoraSettings.defaults().withoutEndAfterDisconnect());
        TestNode node = scene.join(
                server,
                SENDER.dataChannels(
                        Optional.of(true), Optional.of(true), Duration.ofSeconds(60), Duration.ofSeconds(5)));
        SoraMember member = server.awaitMember(1).awaitSwitched();
        node.awaitState("connected");
        await("the WebSocket's end").atMost(SOON).until(() -> !member.isWebSocketOpen());
        member.reOffer();
        member.awaitReceived("re-answer", 1);
        CompletionStage<Void> end = node.call(() -> node.client().disconnect());
        member.awaitReceived("disconnect", 1);
        assertThat(end.toCompletableFuture()).isNotDone();
        assertThat(node.<IceState>call(() -> {
                    node.client().connect();
                    return node.client().iceState();
                }))
                .as("who leaves is not taken for who joins again")
                .isEqualTo(IceState.NEW);
        node.call(() -> node.client().disconnect());

        await("the end").atMost(SOON).until(() -> end.toCompletableFuture().isDone());
        assertThat(node.peers()).isEmpty();
    }

    @Test
    void unknownLabelsAreLeftAlone() {
        SoraServer server = scene.server(SoraSettings.defaults()
                .withoutPings()
                .withDataChannels(DataChannelSettings.defaults()
                        .withLabels(
                                label("signaling", true),
                                label("stats", true),
                                label("#mine", false),
                                label("rpc", true))));
        TestNode node = scene.join(
                TestEngine.decoding(), SENDER.dataChannels(true, false).urls(server.url()));
        SoraMember member = server.awaitMember(1).awaitConnected().awaitSwitched();
        member.sendOn("#mine", new JsonObject().put("type", "re-offer").put("sdp", "v=0"));
        member.sendOn("rpc", new JsonObject().put("type", "close"));
        member.requestStats();
        member.awaitReceived("stats", 1);

        assertThat(node.state()).isEqualTo("connected");
    }
}
