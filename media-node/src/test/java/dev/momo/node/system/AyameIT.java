package dev.momo.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.momo.node.testing.CertificateMaker;
import dev.momo.node.testing.ConnectProxy;
import dev.momo.node.testing.ayame.AyameServer;
import dev.momo.node.testing.ayame.AyameSettings;
import dev.momo.node.testing.server.Tls;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two nodes meet in a room, or at the p2p mode of one of them, and their /metrics agree. */
final class AyameIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** On its way between the two reports. */
    private static final long PACKETS_UNDER_WAY = 60;

    @ParameterizedTest
    @CsvSource({
        "sendrecv, sendrecv, true, true",
        "sendonly, recvonly, true, false",
        "recvonly, sendonly, false, true",
        "sendrecv, recvonly, true, false",
        "recvonly, sendrecv, false, true",
        "sendonly, sendrecv, true, false",
        "sendrecv, sendonly, false, true"
    })
    void directionsDoWhatTheySay(String first, String second, boolean firstSends, boolean secondSends) {
        try (AyameServer server = AyameServer.start();
                NodeProcess one = join(server, first);
                NodeProcess other = join(server, second)) {
            Metrics metricsOfOne = one.metrics();
            Metrics metricsOfOther = other.metrics();

            flows(metricsOfOne, metricsOfOther, firstSends);
            flows(metricsOfOther, metricsOfOne, secondSends);
        }
    }

    @ParameterizedTest
    @CsvSource({"VP8, OPUS, opus", "VP9, PCMU, PCMU", "AV1, PCMA, PCMA", "H264, OPUS, opus"})
    void codecsAreThoseThatWereChosen(String video, String audio, String audioType) {
        String[] codecs = {"--video-codec-type", video, "--audio-codec-type", audio};
        try (AyameServer server = AyameServer.start();
                NodeProcess one = join(server, "sendrecv", codecs);
                NodeProcess other = join(server, "sendrecv", codecs)) {
            Metrics metricsOfOne = one.metrics();
            Metrics metricsOfOther = other.metrics();
            flows(metricsOfOne, metricsOfOther, true);
            flows(metricsOfOther, metricsOfOne, true);

            await("codecs").atMost(SOON).untilAsserted(() -> {
                Stats stats = metricsOfOne.get().stats();
                assertThat(stats.codecOf(stats.only("outbound-rtp", "video"))).isEqualTo("video/" + video);
                assertThat(stats.codecOf(stats.only("outbound-rtp", "audio"))).isEqualTo("audio/" + audioType);
            });
        }
    }

    @Test
    void withoutACodecInCommonThereIsNoVideoAndThatIsSaid() {
        try (AyameServer server = AyameServer.start();
                NodeProcess one = join(server, "sendrecv", "--video-codec-type", "VP8");
                NodeProcess other = join(server, "sendrecv", "--video-codec-type", "H264")) {
            for (NodeProcess node : List.of(one, other)) {
                node.awaitLog("WARNING AyameSession: No video in this session.*--video-codec-type.*", SOON);
            }
            Metrics metrics = one.metrics();
            await("sound and nothing else").atMost(SOON).untilAsserted(() -> {
                Stats stats = metrics.get().stats();
                assertThat(packets(stats, "inbound-rtp", "audio")).isGreaterThan(20);
                assertThat(packets(stats, "outbound-rtp", "video")).isZero();
            });
        }
    }

    /** What one sends arrives at the other, with the same codec and size, and is decoded; or nothing does. */
    private static void flows(Metrics sender, Metrics receiver, boolean sends) {
        for (String kind : List.of("video", "audio")) {
            await(kind + " agrees").atMost(SOON).untilAsserted(() -> {
                Stats receivedBefore = receiver.get().stats();
                Stats sent = sender.get().stats();
                Stats received = receiver.get().stats();
                assertThat(sent.isEmpty()).isFalse();
                assertThat(received.isEmpty()).isFalse();
                if (sends) {
                    agrees(kind, receivedBefore, sent, received);
                } else {
                    assertThat(packets(sent, "outbound-rtp", kind)).isZero();
                    assertThat(packets(received, "inbound-rtp", kind)).isZero();
                }
            });
        }
    }

    private static long packets(Stats stats, String type, String kind) {
        String member = type.equals("inbound-rtp") ? "packetsReceived" : "packetsSent";
        return stats.all(type).stream()
                .filter(rtp -> kind.equals(rtp.getString("kind")))
                .mapToLong(rtp -> rtp.getLong(member))
                .sum();
    }

    private static void agrees(String kind, Stats receivedBefore, Stats sent, Stats received) {
        JsonObject outbound = sent.only("outbound-rtp", kind);
        JsonObject inbound = received.only("inbound-rtp", kind);
        assertThat(inbound.getLong("ssrc")).isEqualTo(outbound.getLong("ssrc"));
        assertThat(received.codecOf(inbound)).isEqualTo(sent.codecOf(outbound));
        assertThat(outbound.getLong("packetsSent"))
                .isGreaterThan(20)
                .isBetween(
                        packets(receivedBefore, "inbound-rtp", kind),
                        inbound.getLong("packetsReceived") + inbound.getLong("packetsLost") + PACKETS_UNDER_WAY);
        if (kind.equals("video")) {
            assertThat(inbound.getInteger("frameWidth")).isEqualTo(outbound.getInteger("frameWidth"));
            assertThat(inbound.getInteger("frameHeight")).isEqualTo(outbound.getInteger("frameHeight"));
            assertThat(inbound.getLong("framesDecoded")).isGreaterThan(10);
        } else {
            assertThat(inbound.getLong("totalSamplesReceived")).isGreaterThan(48_000);
        }
    }

    @Test
    void aNodeInP2pModeIsMetAsIfItWereAServer() {
        try (NodeProcess camera = NodeProcess.pair();
                NodeProcess visitor = ayame("ws://127.0.0.1:" + camera.port() + "/ws", "sendrecv")) {
            Metrics metricsOfCamera = camera.metrics();
            Metrics metricsOfVisitor = visitor.metrics();
            for (String kind : List.of("video", "audio")) {
                await(kind + " both ways").atMost(SOON).untilAsserted(() -> {
                    Stats cameras = metricsOfCamera.get().stats();
                    Stats visitors = metricsOfVisitor.get().stats();
                    for (Stats stats : List.of(cameras, visitors)) {
                        assertThat(packets(stats, "outbound-rtp", kind)).isGreaterThan(20);
                        assertThat(packets(stats, "inbound-rtp", kind)).isGreaterThan(20);
                    }
                });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBrowserIsMetWhoeverComesFirst(boolean nodeFirst) throws IOException {
        String html = Files.readString(Path.of("src/test/resources/ayame-client.html"));
        try (AyameServer server = AyameServer.start();
                WebPage web = WebPage.serve(html);
                Browser browser = new Browser()) {
            URI address = URI.create(web.address() + "?room=room&url=" + server.url());
            NodeProcess waiting = nodeFirst ? join(server, "sendrecv") : null;
            if (nodeFirst) {
                server.awaitRegister(1);
            }
            try (Page page = browser.open(address)) {
                server.awaitRegister(1);
                try (NodeProcess node = waiting != null ? waiting : join(server, "sendrecv")) {
                    Metrics metrics = node.metrics();
                    await("both ways").atMost(SOON).untilAsserted(() -> {
                        Stats seen = page.stats();
                        Stats reported = metrics.get().stats();
                        assertThat(seen.only("inbound-rtp", "video").getLong("framesDecoded", 0L))
                                .isGreaterThan(20);
                        assertThat(page.soundEnergy()).as("the beep").isGreaterThan(0.0005);
                        assertThat(reported.only("inbound-rtp", "video").getLong("framesDecoded", 0L))
                                .isGreaterThan(20);
                        assertThat(reported.only("inbound-rtp", "audio").getDouble("totalAudioEnergy", 0.0))
                                .as("the tone")
                                .isGreaterThan(0.0005);
                    });
                }
            }
        }
    }

    @Test
    void aMicrophoneIsHeardByTheOtherNodeAndASpeakerPlays() {
        try (AyameServer server = AyameServer.start();
                SoundServer sound = new SoundServer();
                NodeProcess fake = join(server, "sendrecv");
                NodeProcess real = NodeProcess.plain(
                        sound.environment(),
                        "--video-fallback",
                        "fake",
                        "--audio-input-device",
                        SoundServer.TONE,
                        "--metrics-port",
                        "0",
                        "ayame",
                        "--signaling-url",
                        server.url(),
                        "--room-id",
                        "room")) {
            Metrics metricsOfFake = fake.metrics();
            Metrics metricsOfReal = real.metrics();
            for (Metrics metrics : List.of(metricsOfFake, metricsOfReal)) {
                await("sound").atMost(SOON).untilAsserted(() -> assertThat(metrics.get()
                                .stats()
                                .only("inbound-rtp", "audio")
                                .getDouble("totalAudioEnergy", 0.0))
                        .isGreaterThan(0.0005));
            }
        }
    }

    /** Beside the certificate that is asked for and the proxy on the way, what a person is told without them. */
    @Test
    void aServerBehindTlsAndAProxy(@TempDir Path directory) throws Exception {
        CertificateMaker authority = new CertificateMaker(directory);
        CertificateMaker.Pair pair = authority.server("server", "dns:localhost,ip:127.0.0.1");
        CertificateMaker.Pair client = authority.client("client", "EC");
        String roots = authority.authority().toString();
        Tls tls = new Tls(pair.certificate(), pair.key(), authority.authority());
        try (AyameServer server = AyameServer.start(AyameSettings.defaults().withTls(tls));
                ConnectProxy proxy = ConnectProxy.openFor("edge", "secret");
                NodeProcess distrusting = node(Map.of(), server.url(), "sendonly");
                NodeProcess anonymous = node(Map.of("SSL_CERT_FILE", roots), server.url(), "sendonly");
                NodeProcess wrongPassword = node(
                        Map.of(
                                "MOMO_PROXY_URL", "http://127.0.0.1:" + proxy.port(),
                                "MOMO_PROXY_USERNAME", "edge",
                                "MOMO_PROXY_PASSWORD", "guess"),
                        server.url(),
                        "sendonly")) {
            String unreachable = "WARNING AyameClient: The Ayame server cannot be used: .*";
            assertThat(distrusting.awaitLog(unreachable, SOON)).contains("certificate");
            assertThat(anonymous.awaitLog(unreachable, SOON)).contains("the server demands a client certificate");
            assertThat(wrongPassword.awaitLog(unreachable, SOON))
                    .contains("407", "user name or password is wrong")
                    .doesNotContain("guess");
            assertThat(server.received("register")).isEmpty();

            try (NodeProcess trusted = node(
                    Map.of(
                            "SSL_CERT_FILE",
                            roots,
                            "MOMO_CLIENT_CERT",
                            client.certificate().toString(),
                            "MOMO_CLIENT_KEY",
                            client.key().toString(),
                            "MOMO_PROXY_URL",
                            "http://127.0.0.1:" + proxy.port(),
                            "MOMO_PROXY_USERNAME",
                            "edge",
                            "MOMO_PROXY_PASSWORD",
                            "secret"),
                    server.url(),
                    "sendonly")) {
                server.awaitRegister(1);
                assertThat(proxy.targets()).contains("127.0.0.1:" + server.port());
                assertThat(trusted.program().stderr().text()).doesNotContain("secret");
            }
        }
    }

    @Test
    void whoOnlyReceivesOpensNoDevice() {
        try (AyameServer server = AyameServer.start();
                NodeProcess viewer = NodeProcess.plain(
                        Map.of("PULSE_SERVER", "unix:/nonexistent/native"),
                        "ayame",
                        "--signaling-url",
                        server.url(),
                        "--room-id",
                        "room",
                        "--direction",
                        "recvonly")) {
            server.awaitRegister(1);
            assertThat(viewer.program().handle().isAlive()).isTrue();
            viewer.program().signal("TERM");
            assertThat(viewer.program().awaitExit(Duration.ofSeconds(5))).isZero();
        }
    }

    private static NodeProcess join(AyameServer server, String direction, String... more) {
        return ayame(server.url(), direction, more);
    }

    private static NodeProcess ayame(String url, String direction, String... more) {
        return node(Map.of(), url, direction, more);
    }

    private static NodeProcess node(Map<String, String> environment, String url, String direction, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--metrics-port", "0", "ayame", "--signaling-url", url, "--room-id", "room", "--direction", direction));
        arguments.addAll(List.of(more));
        return NodeProcess.start(environment, arguments.toArray(String[]::new));
    }
}
