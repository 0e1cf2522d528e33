package dev.momo.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.momo.node.testing.CertificateMaker;
import dev.momo.node.testing.ConnectProxy;
import dev.momo.node.testing.server.Tls;
import dev.momo.node.testing.sora.Received;
import dev.momo.node.testing.sora.SoraMember;
import dev.momo.node.testing.sora.SoraServer;
import dev.momo.node.testing.sora.SoraSettings;
import io.vertx.core.json.JsonObject;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program in a channel of a Sora server, which receives what it sends. */
final class SoraIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static SoraSettings quiet() {
        return SoraSettings.defaults().withoutPings();
    }

    private static void awaitPictures(SoraMember member) {
        long before = member.video().frames();
        await("pictures").atMost(SOON).until(() -> member.video().frames() > before + 30);
    }

    /** What the server asks for is what {@code /metrics} serves: the same entries with the same members. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theServerGetsTheVeryReportOfMetrics(boolean dataChannels) {
        try (SoraServer server = SoraServer.start(quiet());
                SoraProcess sora =
                        SoraProcess.join(server.url(), "--data-channel-signaling", Boolean.toString(dataChannels))) {
            SoraMember member = server.awaitMember(1).awaitConnected();
            if (dataChannels) {
                member.awaitSwitched();
            }
            Metrics metrics = sora.metrics();
            awaitPictures(member);
            await("the same").atMost(SOON).untilAsserted(() -> {
                int count = member.received(dataChannels ? "stats" : "pong").size();
                Stats before = metrics.get().stats();
                member.ping(true);
                JsonObject answer = member.awaitReceived(dataChannels ? "stats" : "pong", count + 1)
                        .json();
                Stats sent = Stats.of(answer.getJsonArray(dataChannels ? "reports" : "stats"));
                Stats after = metrics.get().stats();

                assertThat(shape(sent)).isEqualTo(shape(before)).isEqualTo(shape(after));
                assertThat(packets(sent)).isBetween(packets(before), packets(after));
                assertThat(packets(sent)).isPositive();
            });
        }
    }

    /** Type, id and the members' names of every entry, in their order. */
    private static List<String> shape(Stats stats) {
        return stats.entries().stream()
                .map(entry -> entry.getString("type") + " " + entry.getString("id") + " " + entry.fieldNames())
                .toList();
    }

    private static long packets(Stats stats) {
        return stats.only("outbound-rtp", "video").getLong("packetsSent");
    }

    @Test
    void theGatewaySaysWhatSignallingIsDoing() {
        try (SoraServer server = SoraServer.start();
                SoraProcess sora = SoraProcess.join(server.url())) {
            Metrics metrics = sora.metrics();
            await("connected").atMost(SOON).untilAsserted(() -> {
                JsonObject signaling = signaling(metrics);
                assertThat(signaling.getString("mode")).isEqualTo("sora");
                assertThat(signaling.getString("target")).isEqualTo("c");
                assertThat(signaling.getString("state")).isEqualTo("connected");
                assertThat(signaling.getString("detail")).startsWith(server.url() + ", connection ");
            });
            server.rejectConnects(4401, "CHANNEL-FULL");
            server.members().get(0).dropWebSocket();
            await("rejected").atMost(SOON).untilAsserted(() -> {
                JsonObject signaling = signaling(metrics);
                assertThat(signaling.getString("state")).isEqualTo("rejected");
                assertThat(signaling.getString("detail")).contains("4401 CHANNEL-FULL");
            });
        }
    }

    private static JsonObject signaling(Metrics metrics) {
        JsonObject signaling = metrics.node().getJsonObject("signaling");
        assertThat(signaling).as("before the first sample there is none").isNotNull();
        return signaling;
    }

    /** Re-offers, a server that is started anew, a mute: and in the end a goodbye, and exit code 0. */
    @Test
    void aSessionWithAllThatHappensEndsWell() throws Exception {
        try (SoraServer server = SoraServer.start();
                SoraProcess sora = SoraProcess.join(server.url(), "--role", "sendrecv", "--port", "0", "--auto")) {
            SoraMember member = server.awaitMember(1).awaitConnected();
            server.channel("c").addRobot("one");
            server.channel("c").addRobot("two");
            member.awaitReceived("re-answer", 2);
            Metrics metrics = sora.metrics();
            awaitDecoded(metrics, 2);
            server.channel("c").removeRobot("one");
            member.awaitReceived("re-answer", 3);
            awaitPictures(member);

            server.close();
            try (SoraServer back = SoraServer.start(SoraSettings.defaults().withPort(server.port()))) {
                SoraMember again = back.awaitMember(1).awaitConnected();
                awaitPictures(again);
                assertThat(sora.control("POST", "/mute", "{\"audio\":true,\"video\":true}"))
                        .isEqualTo("{\"audio\":true,\"video\":true}");
                await("black").atMost(SOON).until(() -> again.video().luma() < 18);
                assertThat(sora.control("GET", "/connect/status", "")).isEqualTo("{\"state\":\"connected\"}");

                assertThat(sora.stop()).isZero();
                again.awaitGone();
                assertThat(again.received()).last().extracting(Received::text).isEqualTo("{\"type\":\"disconnect\"}");
            }
        }
    }

    private static void awaitDecoded(Metrics metrics, int streams) {
        await(streams + " decoded")
                .atMost(SOON)
                .until(() -> metrics.get().stats().all("inbound-rtp").stream()
                                .filter(rtp -> rtp.getLong("framesDecoded", 0L) > 10)
                                .count()
                        == streams);
    }

    @Test
    void goodbyeIsSaidOverDataChannelsToo() {
        try (SoraServer server = SoraServer.start();
                SoraProcess sora = SoraProcess.join(
                        server.url(), "--data-channel-signaling", "true", "--ignore-disconnect-websocket", "true")) {
            SoraMember member = server.awaitMember(1).awaitConnected().awaitSwitched();
            await("the WebSocket's end").atMost(SOON).until(() -> !member.isWebSocketOpen());

            assertThat(sora.stop()).isZero();
            assertThat(member.awaitReceived("disconnect", 1).via()).isEqualTo("signaling");
        }
    }

    private static SoraProcess layered(SoraServer server, String codec) {
        return SoraProcess.start(
                Map.of(),
                List.of("--resolution", "HD", "--metrics-port", "0"),
                List.of(server.url()),
                "--simulcast",
                "true",
                "--video-codec-type",
                codec,
                "--audio",
                "false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VP9", "AV1"})
    void whereSimulcastIsOneSizeThatIsSaid(String codec) {
        try (SoraServer server = SoraServer.start();
                SoraProcess sora = layered(server, codec)) {
            sora.node().awaitLog("WARNING PeerSimulcast: .*" + codec + " is sent in one size.*", SOON);
            awaitPictures(server.awaitMember(1).awaitConnected());

            Metrics metrics = sora.metrics();
            await("one stream").atMost(SOON).untilAsserted(() -> assertThat(
                            metrics.get().stats().all("outbound-rtp"))
                    .hasSize(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"VP8", "H264"})
    void simulcastSendsThreeSizes(String codec) {
        try (SoraServer server = SoraServer.start();
                SoraProcess sora = layered(server, codec)) {
            server.awaitMember(1).awaitConnected();
            Metrics metrics = sora.metrics();

            await("three layers").atMost(SOON).untilAsserted(() -> {
                Map<String, String> sizes = metrics.get().stats().all("outbound-rtp").stream()
                        .filter(rtp -> rtp.getLong("framesSent", 0L) > 5)
                        .collect(Collectors.toMap(
                                rtp -> rtp.getString("rid"),
                                rtp -> rtp.getInteger("frameWidth") + "x" + rtp.getInteger("frameHeight")));
                assertThat(sizes)
                        .containsOnly(
                                Map.entry("r0", "320x180"), Map.entry("r1", "640x360"), Map.entry("r2", "1280x720"));
            });
        }
    }

    @Test
    void theControlServerDecidesWhen() throws Exception {
        try (SoraServer server = SoraServer.start();
                SoraProcess sora = SoraProcess.start(Map.of(), List.of(), List.of(server.url()), "--port", "0")) {
            assertThat(sora.control("GET", "/connect/status", "")).isEqualTo("{\"state\":\"new\"}");
            assertThat(server.accepted()).isZero();
            sora.control("POST", "/connect", "");
            server.awaitMember(1).awaitConnected();
            sora.control("POST", "/close", "");
            server.members().get(0).awaitGone();

            assertThat(sora.control("GET", "/connect/status", "")).isEqualTo("{\"state\":\"closed\"}");
            assertThat(sora.stop()).isZero();
        }
    }

    @Test
    void aTakenControlPortIsSaidAtOnce() throws Exception {
        try (ServerSocket taken = new ServerSocket(0);
                SoraProcess sora = SoraProcess.start(
                        Map.of(), List.of(), List.of("ws://127.0.0.1:9/"), "--port", "" + taken.getLocalPort())) {
            assertThat(sora.program().awaitExit(SOON)).isEqualTo(1);
            assertThat(sora.program().stderr().text()).contains("--port: Port " + taken.getLocalPort());
        }
    }

    @Test
    void aUrlThatIsNoneIsLeftOutAndIfAllAreTheProgramEnds() {
        try (SoraServer server = SoraServer.start();
                SoraProcess one = SoraProcess.start(Map.of(), List.of(), List.of("http://127.0.0.1/", server.url()));
                SoraProcess other = SoraProcess.start(Map.of(), List.of(), List.of("http://127.0.0.1/", "x"))) {
            one.node().awaitLog("ERROR SoraStarter: --signaling-urls: http://127.0.0.1/ is left out.*", SOON);
            server.awaitMember(1).awaitConnected();

            assertThat(other.program().awaitExit(SOON)).isEqualTo(105);
            assertThat(other.program().stderr().text())
                    .contains("--signaling-urls: Value http://127.0.0.1/ x is not ws://HOST");
        }
    }

    @Test
    void aRefusalIsLoggedOnceWithItsReason() {
        try (SoraServer server = SoraServer.start()) {
            server.rejectConnects(4401, "CHANNEL-FULL");
            try (SoraProcess sora = SoraProcess.start(
                    Map.of(), List.of(), List.of(server.url()), "--metadata", "{\"token\":\"s3cret\"}")) {
                sora.node().awaitLog("WARNING SoraClient: Sora refuses channel 'c': .*4401 CHANNEL-FULL.*", SOON);
                server.awaitReceived("connect", 3);

                assertThat(sora.program().stderr().text().lines().filter(line -> line.contains("4401")))
                        .hasSize(1);
                assertThat(sora.program().stderr().text()).doesNotContain("s3cret");
                assertThat(sora.stop()).isZero();
            }
        }
    }

    @Test
    void settingsMayComeFromTheEnvironment() {
        try (SoraServer server = SoraServer.start();
                SoraProcess sora = new SoraProcess(NodeProcess.start(Map.of(
                        "MOMO_MODE",
                        "sora",
                        "MOMO_SIGNALING_URLS",
                        server.url() + " ws://127.0.0.1:9/",
                        "MOMO_CHANNEL_ID",
                        "c",
                        "MOMO_ROLE",
                        "recvonly",
                        "MOMO_SPOTLIGHT",
                        "true",
                        "MOMO_METADATA",
                        "{\"a\":1}")))) {
            JsonObject connect = server.awaitMember(1).connectMessage();

            assertThat(connect.getString("role")).isEqualTo("recvonly");
            assertThat(connect.getBoolean("spotlight")).isTrue();
            assertThat(connect.getJsonObject("metadata")).isEqualTo(new JsonObject().put("a", 1));
            assertThat(connect.getString("sora_client")).startsWith("WebRTC Native Client Momo ");
            assertThat(connect.getString("libwebrtc")).startsWith("webrtc-java ");
            assertThat(connect.getString("environment")).startsWith("[");
            assertThat(sora.program().handle().isAlive()).isTrue();
        }
    }

    @Test
    void aServerBehindTlsAndAProxy(@TempDir Path directory) throws Exception {
        CertificateMaker authority = new CertificateMaker(directory);
        CertificateMaker.Pair pair = authority.server("server", "dns:localhost,ip:127.0.0.1");
        CertificateMaker.Pair client = authority.client("client", "EC");
        Tls tls = new Tls(pair.certificate(), pair.key(), authority.authority());
        List<String> identity = List.of(
                "--client-cert",
                client.certificate().toString(),
                "--client-key",
                client.key().toString());
        try (SoraServer server = SoraServer.start(quiet().withTls(tls));
                ConnectProxy proxy = ConnectProxy.openFor("edge", "secret");
                SoraProcess distrusting = SoraProcess.start(Map.of(), identity, List.of(server.url()))) {
            distrusting.node().awaitLog("WARNING SoraClient: Sora cannot be used .*certificate.*", SOON);
            assertThat(server.received("connect")).isEmpty();
            try (SoraProcess careless =
                    SoraProcess.start(Map.of(), with(identity, "--insecure"), List.of(server.url()))) {
                server.awaitMember(1).awaitConnected();
            }
            List<String> throughProxy = with(
                    identity,
                    "--proxy-url",
                    "http://127.0.0.1:" + proxy.port(),
                    "--proxy-username",
                    "edge",
                    "--proxy-password",
                    "secret");
            Map<String, String> roots =
                    Map.of("SSL_CERT_FILE", authority.authority().toString());
            try (SoraProcess trusting = SoraProcess.start(roots, throughProxy, List.of(server.url()))) {
                server.awaitMember(2).awaitConnected();
                assertThat(proxy.targets()).contains("127.0.0.1:" + server.port());
            }
        }
    }

    private static List<String> with(List<String> options, String... more) {
        return Stream.concat(options.stream(), Arrays.stream(more)).toList();
    }

    /** Neither what is not sent at all, nor what only comes. */
    @ParameterizedTest
    @ValueSource(strings = {"--role recvonly", "--video false --audio false --data-channel-signaling true"})
    void whatIsNotSentIsNotOpened(String options) {
        try (SoraServer server = SoraServer.start();
                NodeProcess node = NodeProcess.plain(
                        Map.of("PULSE_SERVER", "unix:/nonexistent/native"),
                        Stream.concat(
                                        Stream.of("sora", "--signaling-urls", server.url(), "--channel-id", "c"),
                                        Arrays.stream(options.split(" ")))
                                .toArray(String[]::new))) {
            server.awaitMember(1);
            assertThat(node.program().handle().isAlive()).isTrue();
            node.program().signal("TERM");
            assertThat(node.program().awaitExit(Duration.ofSeconds(5))).isZero();
        }
    }

    @Test
    void controlIsForThisMachineAlone() throws Exception {
        try (SoraProcess sora = SoraProcess.start(Map.of(), List.of(), List.of("ws://127.0.0.1:9/"), "--port", "0")) {
            sora.control("GET", "/connect/status", "");

            assertThat(ListeningSockets.of(sora.program().handle()))
                    .singleElement()
                    .satisfies(socket ->
                            assertThat(socket.getAddress().isLoopbackAddress()).isTrue());
        }
    }
}
