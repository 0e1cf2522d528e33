package dev.momo.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.momo.node.testing.sora.SoraMember;
import dev.momo.node.testing.sora.SoraServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How peers are reached is decided by the command line, in every mode. */
final class NetworkIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static final int FIRST = 27_000;
    private static final int SECOND = 28_000;

    private static NodeProcess start(int min, String... mode) {
        List<String> arguments = new ArrayList<>(List.of("--metrics-port", "0", "--ice-port-range", range(min)));
        arguments.addAll(List.of(mode));
        return NodeProcess.start(Map.of(), arguments.toArray(String[]::new));
    }

    private static String range(int min) {
        return min + "-" + (min + 99);
    }

    private static void mediaFlowsOn(NodeProcess node, int min) {
        Metrics metrics = node.metrics();
        await("media on " + range(min)).atMost(SOON).untilAsserted(() -> {
            Stats stats = metrics.get().stats();
            assertThat(stats.all("outbound-rtp"))
                    .anySatisfy(rtp -> assertThat(rtp.getLong("packetsSent")).isPositive());
            assertThat(selected(stats, "local").getInteger("port")).isBetween(min, min + 99);
        });
    }

    /** The local or the remote candidate that media goes over. */
    private static JsonObject selected(Stats stats, String side) {
        String pair = stats.only("transport").getString("selectedCandidatePairId");
        String id = stats.all("candidate-pair").stream()
                .filter(entry -> entry.getString("id").equals(pair))
                .map(entry -> entry.getString(side + "CandidateId"))
                .findFirst()
                .orElseThrow();
        return stats.all(side + "-candidate").stream()
                .filter(entry -> entry.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The node can be reached by an announced address alone: the router lets in what comes to it, and nothing out. */
    @Test
    void aViewerReachesANodeByItsAnnouncedAddress() {
        assumeTrue(TranslatedNetwork.isPossible(), "ip, nft and the right to make network namespaces");
        try (TranslatedNetwork network = TranslatedNetwork.open();
                NodeProcess node = NodeProcess.inside(
                        network.node(),
                        "--public-ip",
                        TranslatedNetwork.PUBLIC,
                        "--ice-port-range",
                        range(FIRST),
                        "p2p",
                        "--port",
                        "0");
                NodeProcess viewer = NodeProcess.inside(
                        network.viewer(),
                        "--metrics-port",
                        "0",
                        "ayame",
                        "--signaling-url",
                        "ws://" + TranslatedNetwork.PUBLIC + ":" + node.port() + "/ws",
                        "--room-id",
                        "p2p",
                        "--direction",
                        "recvonly")) {
            int port = viewer.metricsPort();
            await("pictures").atMost(SOON).untilAsserted(() -> {
                JsonObject answer = network.get(network.viewer(), port, "/metrics");
                assertThat(answer.fieldNames()).as("%s", answer).contains("stats");
                Stats stats = Stats.of(answer.getJsonArray("stats"));
                assertThat(stats.all("inbound-rtp")).anySatisfy(rtp -> assertThat(rtp.getLong("framesDecoded", 0L))
                        .isGreaterThan(30));
                JsonObject remote = selected(stats, "remote");
                assertThat(remote.getString("address")).isEqualTo(TranslatedNetwork.PUBLIC);
                assertThat(remote.getString("candidateType")).isEqualTo("host");
                assertThat(remote.getInteger("port")).isBetween(FIRST, FIRST + 99);
            });
        }
    }

    @Test
    void soraIsToldTheAnnouncedAddress() {
        try (SoraServer server = SoraServer.start();
                SoraProcess node = SoraProcess.start(
                        Map.of("MOMO_PUBLIC_IP", "203.0.113.7,2001:db8::7"), List.of(), List.of(server.url()))) {
            SoraMember member = server.awaitMember(1);
            await("candidates").atMost(SOON).untilAsserted(() -> assertThat(member.received("candidate"))
                    .isNotEmpty()
                    .allSatisfy(message -> assertThat(message.json().getString("candidate"))
                            .matches(".* (203\\.0\\.113\\.7|2001:db8::7) \\d+ typ host .*")));
        }
    }

    @Test
    void mediaKeepsToItsPortsInP2pAndAyameMode() {
        try (NodeProcess answering = start(FIRST, "p2p", "--port", "0");
                NodeProcess offering = start(
                        SECOND,
                        "ayame",
                        "--signaling-url",
                        "ws://127.0.0.1:" + answering.port() + "/ws",
                        "--room-id",
                        "p2p")) {
            mediaFlowsOn(answering, FIRST);
            mediaFlowsOn(offering, SECOND);
        }
    }

    @Test
    void mediaKeepsToItsPortsInSoraMode() {
        try (SoraServer server = SoraServer.start();
                NodeProcess node = start(FIRST, "sora", "--signaling-urls", server.url(), "--channel-id", "c")) {
            mediaFlowsOn(node, FIRST);
        }
    }
}
