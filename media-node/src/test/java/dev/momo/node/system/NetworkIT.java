package dev.momo.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.momo.node.testing.ayame.AyameServer;
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
            assertThat(selected(stats).getInteger("port")).isBetween(min, min + 99);
        });
    }

    /** The candidate of the node's own that media goes over. */
    private static JsonObject selected(Stats stats) {
        String pair = stats.only("transport").getString("selectedCandidatePairId");
        String local = stats.all("candidate-pair").stream()
                .filter(entry -> entry.getString("id").equals(pair))
                .map(entry -> entry.getString("localCandidateId"))
                .findFirst()
                .orElseThrow();
        return stats.all("local-candidate").stream()
                .filter(entry -> entry.getString("id").equals(local))
                .findFirst()
                .orElseThrow();
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
    void mediaKeepsToItsPortsInARoom() {
        try (AyameServer server = AyameServer.start();
                NodeProcess one = start(FIRST, "ayame", "--signaling-url", server.url(), "--room-id", "r");
                NodeProcess other = start(SECOND, "ayame", "--signaling-url", server.url(), "--room-id", "r")) {
            mediaFlowsOn(one, FIRST);
            mediaFlowsOn(other, SECOND);
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
