package dev.momo.node.testing.sora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.momo.node.device.VideoFormat;
import dev.momo.node.rtc.Direction;
import dev.momo.node.rtc.IceState;
import dev.momo.node.testing.CertificateMaker;
import dev.momo.node.testing.server.Tls;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server does to its clients when told to. */
class SoraFaultsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration QUIET = Duration.ofMillis(300);

    private final Vertx vertx = Vertx.vertx();
    private final List<TestClient> clients = new ArrayList<>();
    private SoraServer server = SoraServer.start();

    @AfterEach
    void stop() throws Exception {
        for (TestClient client : clients) {
            client.close();
        }
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private TestClient client(Direction direction) {
        TestClient client = new TestClient(vertx, direction, new VideoFormat(320, 240, 15));
        clients.add(client);
        return client;
    }

    private void restart(SoraSettings settings) {
        server.close();
        server = SoraServer.start(settings);
    }

    @Test
    void rejects() {
        server.rejectConnects(4490, "CHANNEL-IS-FULL");
        TestClient rejected = client(Direction.SENDONLY).connect(server);
        rejected.awaitClosed();
        assertThat(rejected.socket().closeStatusCode()).isEqualTo((short) 4490);
        assertThat(rejected.socket().closeReason()).isEqualTo("CHANNEL-IS-FULL");
        assertThat(server.awaitMember(1).isGone()).isTrue();

        server.behave();
        client(Direction.SENDONLY).connect(server);
        server.awaitMember(2).awaitConnected();
    }

    @Test
    void asksForMetadata() {
        restart(SoraSettings.defaults().withMetadata("{\"key\":[1,\"two\"]}"));
        TestClient stranger = client(Direction.SENDONLY);
        stranger.connect(server, stranger.connectMessage().put("metadata", "other"));
        stranger.awaitClosed();
        assertThat(stranger.socket().closeStatusCode()).isEqualTo((short) 4490);

        TestClient friend = client(Direction.SENDONLY);
        friend.connect(server, friend.connectMessage().put("metadata", new JsonObject("{\"key\":[1,\"two\"]}")));
        friend.awaitMessage("offer", 1);
    }

    @Test
    void refusesWhatIsNoConnect() {
        TestClient client = client(Direction.SENDONLY);
        client.connect(server, client.connectMessage().put("role", "both"));
        client.awaitClosed();
        assertThat(client.socket().closeStatusCode()).isEqualTo((short) 4490);
    }

    @Test
    void asksForACertificate(@TempDir Path directory) throws Exception {
        CertificateMaker maker = new CertificateMaker(directory);
        CertificateMaker.Pair identity = maker.server("server", "dns:localhost,ip:127.0.0.1");
        CertificateMaker.Pair client = maker.client("client", "EC");
        restart(SoraSettings.defaults().withTls(new Tls(identity.certificate(), identity.key(), maker.authority())));
        WebSocketClientOptions stranger = new WebSocketClientOptions()
                .setTrustOptions(
                        new PemTrustOptions().addCertPath(maker.authority().toString()));
        WebSocketClientOptions friend = new WebSocketClientOptions(stranger)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(client.certificate().toString())
                        .setKeyPath(client.key().toString()));

        assertThatThrownBy(() -> open(stranger)).isNotNull();
        await().atMost(SOON).until(() -> server.failedHandshakes() == 1);
        assertThat(open(friend).isClosed()).isFalse();
    }

    private WebSocket open(WebSocketClientOptions options) {
        return vertx.createWebSocketClient(options)
                .connect(new WebSocketConnectOptions().setAbsoluteURI(server.url()))
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void saysNothing() {
        server.ignoreConnectMessages();
        TestClient client = client(Direction.SENDONLY).connect(server);
        SoraMember member = server.awaitMember(1);

        await().during(QUIET).until(() -> client.texts().isEmpty());
        assertThat(member.isWebSocketOpen()).isTrue();
        member.closeWebSocket(1011, "TIMEOUT");
        client.awaitClosed();
    }

    @Test
    void refusesAndDelaysUpgrades() {
        server.refuseUpgrades(503);
        assertThatThrownBy(() -> client(Direction.SENDONLY).open(server))
                .cause()
                .isInstanceOfSatisfying(UpgradeRejectedException.class, e -> assertThat(e.getStatus())
                        .isEqualTo(503));

        server.behave();
        server.delayUpgrades(QUIET);
        long before = System.nanoTime();
        client(Direction.SENDONLY).connect(server).awaitMessage("offer", 1);
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(QUIET.toNanos());
    }

    @Test
    void redirects() {
        server.redirectConnects("ws://127.0.0.1:1/signaling");
        TestClient client = client(Direction.SENDONLY).connect(server);
        assertThat(client.awaitMessage("redirect", 1).getString("location")).isEqualTo("ws://127.0.0.1:1/signaling");
        client.awaitClosed();

        TestClient redirected = client(Direction.SENDONLY);
        redirected.connect(server, redirected.connectMessage().put("redirect", true));
        redirected.awaitMessage("offer", 1);
    }

    @Test
    void dropsAndStartsAgain() {
        TestClient client = client(Direction.SENDONLY).connect(server);
        SoraMember member = server.awaitMember(1).awaitConnected();
        member.dropWebSocket();
        client.awaitClosed();
        assertThat(client.socket().closeStatusCode()).isNull();
        member.awaitGone();

        TestClient other = client(Direction.SENDONLY).connect(server);
        other.awaitMessage("offer", 1);
        restart(SoraSettings.defaults().withPort(server.port()));
        other.awaitClosed();
        client(Direction.SENDONLY).connect(server);
        server.awaitMember(1).awaitConnected();
    }

    @Test
    void losesMedia() {
        TestClient client = client(Direction.SENDONLY).connect(server);
        SoraMember member = server.awaitMember(1).awaitConnected();

        member.loseMedia();

        assertThat(member.isGone()).isTrue();
        assertThat(member.iceState()).isEqualTo(IceState.CLOSED);
        assertThat(member.isWebSocketOpen()).isTrue();
        await("the loss").atMost(SOON).until(() -> client.state() == IceState.DISCONNECTED);
        assertThat(client.isClosed()).isFalse();
    }

    @Test
    void spoilsOffers() {
        server.spoilOffers(Garbage.MID_NOT_AN_OBJECT);
        TestClient client = client(Direction.SENDONLY).connect(server);
        assertThat(client.awaitMessage("offer", 1).getValue("mid")).isEqualTo(7);

        server.alterOffers(offer -> offer.put("sdp", offer.getString("sdp").replace("VP8", "VP0")));
        TestClient other = client(Direction.SENDONLY).connect(server);
        assertThat(other.awaitMessage("offer", 1).getString("sdp")).contains("VP0/90000");
        assertThat(server.awaitMember(2).offerMessage().getString("sdp")).contains("VP8/90000");
    }

    @Test
    void sendsGarbage() {
        TestClient client = client(Direction.SENDONLY);
        client.answerWith(offer -> new CompletableFuture<>());
        client.connect(server).awaitMessage("offer", 1);
        SoraMember member = server.awaitMember(1);
        String good = member.offerMessage().encode();

        for (Garbage garbage : Garbage.values()) {
            member.send(garbage);
        }

        int expected = 1 + Garbage.values().length;
        await("all garbage").atMost(SOON).until(() -> client.texts().size() == expected);
        assertThat(client.texts().get(0)).isEqualTo(good);
        assertThat(client.texts().subList(1, expected)).doesNotContain(good).doesNotHaveDuplicates();
    }

    @Test
    void sendsGarbageOnDataChannels() {
        TestClient client = client(Direction.SENDONLY);
        client.connect(server, client.connectMessage().put("data_channel_signaling", true));
        SoraMember member = server.awaitMember(1).awaitSwitched();
        client.awaitMessage("notify", 1);
        client.payloads().clear();

        Arrays.stream(DataGarbage.values()).forEach(garbage -> member.sendOn("push", garbage));

        await("all garbage").atMost(SOON).until(() -> client.payloads().size() == DataGarbage.values().length);
        assertThat(Zlib.inflate(DataGarbage.ZLIB_BOMB.payload()))
                .hasValueSatisfying(zeros -> assertThat(zeros).hasSize(10 << 20));
        assertThat(member.isGone()).isFalse();
    }

    @Test
    void takesNoNoticeOfAFarewell() {
        restart(SoraSettings.defaults().withoutEndAfterDisconnect());
        TestClient client = client(Direction.SENDONLY);
        client.connect(server, client.connectMessage().put("data_channel_signaling", true));
        SoraMember member = server.awaitMember(1).awaitSwitched();

        client.sendOn("signaling", new JsonObject().put("type", "disconnect"));

        member.awaitReceived("disconnect", 1);
        await().during(QUIET).until(() -> member.isOpen("signaling") && member.isWebSocketOpen());
    }
}
