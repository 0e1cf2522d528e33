package dev.momo.node.testing.sora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.momo.node.device.VideoFormat;
import dev.momo.node.rtc.Direction;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server does for clients that behave. */
class SoraServerTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final VideoFormat SMALL = new VideoFormat(320, 240, 15);

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
        return client(direction, SMALL);
    }

    private TestClient client(Direction direction, VideoFormat format) {
        TestClient client = new TestClient(vertx, direction, format);
        clients.add(client);
        return client;
    }

    @Test
    void receivesWhatAMemberSends() {
        client(Direction.SENDONLY).connect(server);

        SoraMember member = server.awaitMember(1).awaitConnected();

        assertThat(server.received()).first().satisfies(first -> assertThat(first.type())
                .isEqualTo("connect"));
        await("pictures").atMost(SOON).until(() -> member.video().frames() > 10);
        assertThat(member.video().width()).isEqualTo(320);
        assertThat(member.video().height()).isEqualTo(240);
        assertThat(member.video().luma()).isBetween(40.0, 150.0);
        await("a beep").atMost(SOON).until(() -> member.stats("inbound-rtp", "audio").stream()
                .anyMatch(stats -> (Double) stats.get("totalAudioEnergy") > 0.0005));
    }

    @Test
    void showsARobotToWhoeverReceives() {
        server.channel("c").addRobot("robot");
        TestClient client = client(Direction.RECVONLY).connect(server);

        await("pictures").atMost(SOON).until(() -> client.each("inbound-rtp", "video", "framesDecoded").stream()
                .anyMatch(frames -> frames > 10));
        await("the tone").atMost(SOON).until(() -> client.each("inbound-rtp", "audio", "totalAudioEnergy").stream()
                .anyMatch(energy -> energy > 0.0005));
    }

    @Test
    void offersAnewWhenRobotsComeAndGo() {
        TestClient client = client(Direction.RECVONLY).connect(server);
        server.awaitMember(1).awaitConnected();

        server.channel("c").addRobot("one");
        server.channel("c").addRobot("two");

        await("two pictures")
                .atMost(SOON)
                .until(() -> client.each("inbound-rtp", "video", "framesDecoded").stream()
                                .filter(frames -> frames > 10)
                                .count()
                        == 2);
        JsonObject offer = client.awaitMessage("re-offer", 2);
        assertThat(offer.getString("sdp")).contains("a=msid:one ", "a=msid:two ");

        server.channel("c").removeRobot("one");
        assertThat(client.awaitMessage("re-offer", 3).getString("sdp"))
                .doesNotContain("a=msid:one ")
                .contains("a=msid:two ");
        server.awaitReceived("re-answer", 3);
    }

    @Test
    void relaysMembersToEachOther() {
        TestClient one = client(Direction.SENDRECV).connect(server);
        TestClient two = client(Direction.SENDRECV).connect(server);

        for (TestClient client : List.of(one, two)) {
            await("the other's picture")
                    .atMost(SOON)
                    .until(() -> client.each("inbound-rtp", "video", "framesDecoded").stream()
                            .anyMatch(frames -> frames > 10));
        }
        assertThat(one.messages("notify"))
                .extracting(message -> message.getString("event_type"))
                .contains("connection.created");
        two.send(new JsonObject().put("type", "disconnect"));
        two.awaitClosed();
        await("the farewell").atMost(SOON).until(() -> one.messages("notify").stream()
                .anyMatch(message -> message.getString("event_type").equals("connection.destroyed")));
    }

    @Test
    void talksOverDataChannels() {
        TestClient client = client(Direction.SENDRECV);
        client.connect(
                server,
                client.connectMessage().put("data_channel_signaling", true).put("ignore_disconnect_websocket", true));
        SoraMember member = server.awaitMember(1).awaitSwitched();

        assertThat(client.awaitMessage("switched", 1).getBoolean("ignore_disconnect_websocket"))
                .isTrue();
        member.closeWebSocket(1000, "");
        client.awaitClosed();
        member.requestStats();
        assertThat(client.awaitMessage("req-stats", 1).getString("via")).isEqualTo("stats");
        client.sendOn("stats", new JsonObject().put("type", "stats"));
        Received stats = member.awaitReceived("stats", 1);
        assertThat(stats.via()).isEqualTo("stats");
        assertThat(stats.compressed()).isTrue();

        server.channel("c").addRobot("robot");
        assertThat(client.awaitMessage("re-offer", 1).getString("via")).isEqualTo("signaling");
        assertThat(member.awaitReceived("re-answer", 1).via()).isEqualTo("signaling");

        client.sendOn("signaling", new JsonObject().put("type", "disconnect"));
        member.awaitGone();
        await("closed channels").atMost(SOON).until(() -> client.links().stream()
                .allMatch(link -> link.isClosed()));
    }

    @Test
    void asksForLayers() {
        TestClient client = client(Direction.SENDONLY);
        try (LayeredSender sender = new LayeredSender(UnaryOperator.identity(), client::sendCandidate)) {
            client.answerWith(sender::answer);
            client.connect(server, client.connectMessage().put("simulcast", true));

            assertThat(server.awaitReceived("answer", 1).json().getString("sdp"))
                    .contains("a=simulcast:send r0;r1;r2");
            await("three layers").atMost(SOON).untilAsserted(() -> assertThat(sender.sent())
                    .filteredOn(stats -> stats.get("framesEncoded") instanceof Number frames && frames.longValue() > 30)
                    .extracting(stats -> stats.get("rid") + " " + stats.get("frameWidth"))
                    .containsExactlyInAnyOrder("r0 320", "r1 640", "r2 1280"));
            SoraMember member = server.awaitMember(1);
            await("one after the other")
                    .atMost(SOON)
                    .until(() -> member.video().sizes().containsAll(Set.of("640x360", "1280x720")));

            member.reOffer();
            assertThat(member.awaitReceived("re-answer", 1).json().getString("sdp"))
                    .contains("a=simulcast:send r0;r1;r2");
            long frames = member.video().frames();
            await("more pictures").atMost(SOON).until(() -> member.video().frames() > frames + 30);
        }
    }

    @ParameterizedTest
    @CsvSource({"r0;~r1;~r2, 320x180", "~r0;r1;~r2, 640x360", "~r0;~r1;r2, 1280x720"})
    void showsTheOneLayerThatIsSent(String layers, String size) {
        TestClient client = client(Direction.SENDONLY);
        UnaryOperator<String> pause = answer -> answer.replace("send r0;r1;r2", "send " + layers);
        try (LayeredSender sender = new LayeredSender(pause, client::sendCandidate)) {
            client.answerWith(sender::answer);
            client.connect(server, client.connectMessage().put("simulcast", true));

            SoraMember member = server.awaitMember(1);
            await("pictures").atMost(SOON).until(() -> member.video().frames() > 30);
            assertThat(member.video().sizes()).containsExactly(size);
        }
    }

    @Test
    void offersWhatIsAskedFor() {
        TestClient client = client(Direction.SENDONLY);
        JsonObject video = new JsonObject().put("codec_type", "AV1").put("bit_rate", 150);
        JsonObject metadata = new JsonObject().put("key", "value");
        client.connect(
                server,
                client.connectMessage()
                        .put("video", video)
                        .put("audio", new JsonObject().put("bit_rate", 24))
                        .put("metadata", metadata));

        JsonObject offer = client.awaitMessage("offer", 1);
        assertThat(offer.getJsonObject("metadata")).isEqualTo(metadata);
        assertThat(offer.getJsonObject("mid"))
                .isEqualTo(new JsonObject().put("audio", "0").put("video", "1"));
        assertThat(offer.getString("sdp"))
                .contains("AV1/90000", "a=recvonly", "b=AS:150\r\n", "b=TIAS:150000\r\n")
                .contains("b=AS:24\r\n", ";maxaveragebitrate=24000\r\n", "a=candidate:")
                .contains("urn:ietf:params:rtp-hdrext:sdes:mid", "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id")
                .contains("urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id", "transport-wide-cc-extensions-01")
                .doesNotContain("VP8/90000", "VP9/90000", "H264/90000", "a=sendonly", "a=ice-lite");
        server.awaitMember(1).awaitConnected();
        await("pictures").atMost(SOON).until(() -> server.awaitMember(1).video().frames() > 10);
        assertThat(client.each("outbound-rtp", "video", "targetBitrate")).allMatch(rate -> rate <= 150_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VP8", "VP9", "H264"})
    void decodesAndRelaysEveryCodec(String codec) {
        TestClient sender = client(Direction.SENDONLY);
        sender.connect(server, sender.connectMessage().put("video", new JsonObject().put("codec_type", codec)));
        TestClient viewer = client(Direction.RECVONLY);
        viewer.connect(server, viewer.connectMessage().put("video", true));

        await("pictures").atMost(SOON).until(() -> viewer.each("inbound-rtp", "video", "framesDecoded").stream()
                .anyMatch(frames -> frames > 10));
        String sdp = viewer.messages("re-offer").stream()
                .map(offer -> offer.getString("sdp"))
                .findFirst()
                .orElseGet(() -> viewer.messages("offer").get(0).getString("sdp"));
        assertThat(sdp).contains(codec + "/90000", server.awaitMember(1).connectionId());
    }

    @Test
    void leavesOutWhatIsNotWanted() {
        TestClient client = client(Direction.RECVONLY);
        server.channel("c").addRobot("robot");
        client.connect(server, client.connectMessage().put("audio", false));

        assertThat(client.awaitMessage("offer", 1).getString("sdp"))
                .contains("m=video ", "a=sendonly")
                .doesNotContain("m=audio ", "a=recvonly");
    }

    @Test
    void takesAnswersToUpdatesAndPings() {
        server.close();
        server = SoraServer.start(SoraSettings.defaults().withPings(Duration.ofMillis(100), true));
        TestClient client = client(Direction.SENDONLY).connect(server);
        SoraMember member = server.awaitMember(1).awaitConnected();
        member.awaitReceived("answer", 1);
        client.awaitMessage("notify", 1);

        member.update();
        member.awaitReceived("update", 1);
        member.reOffer();
        member.awaitReceived("re-answer", 1);

        assertThat(client.awaitMessage("ping", 2).getBoolean("stats")).isTrue();
        assertThat(member.awaitReceived("pong", 2).via()).isEqualTo(Received.WEBSOCKET);
    }
}
