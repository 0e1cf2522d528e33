package dev.momo.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.momo.node.system.PrometheusProcess.Rule;
import dev.momo.node.system.PrometheusProcess.Sample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes a gateway while a browser watches a node: the rules say what the session shows. */
final class PrometheusIT {

    private static final String TOKEN = "a-token-for-the-tests-with-prometheus";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String RECEIVED = "stream:webrtc_inbound_rtp_";

    /** Those that tell of nodes and gateways; how well a link does depends on how busy this machine is. */
    private static final Set<String> OF_NODES_AND_GATEWAYS = Set.of(
            "MediaNodeDown",
            "MediaNodeSamplesStale",
            "MediaNodeSamplesDropped",
            "MetricsGatewayDown",
            "MetricsGatewayReplicaDown",
            "WebrtcNoFramesSent");

    @TempDir
    private Path folder;

    @Test
    void rulesAndAlertsSayWhatTheSessionShows() {
        GatewayProcess.Address address = GatewayProcess.Address.free(TOKEN);
        try (GatewayProcess gateway = GatewayProcess.start(address).awaitUp();
                NodeProcess node = node(address);
                Browser browser = new Browser();
                PrometheusProcess prometheus =
                        PrometheusProcess.start(folder, address.metrics()).awaitUp()) {
            Page viewer = browser.open(node.page());
            await("the node's greeting").atMost(SOON).until(viewer::state, "ready"::equals);
            viewer.connectAndAwaitPicture();

            theSessionIsSeen(prometheus);
            everyRuleIsEvaluated(prometheus);
            nothingIsWrong(prometheus);

            node.program().signal("KILL");
            theNodeIsMissed(prometheus);
            assertThat(gateway.metrics().get().status()).isEqualTo(503);
        }
    }

    private static NodeProcess node(GatewayProcess.Address address) {
        return NodeProcess.start(
                Map.of("MOMO_FEED_TOKEN", TOKEN),
                "--gateway",
                "127.0.0.1:" + address.feed(),
                "--node-id",
                "door",
                "p2p",
                "--port",
                "0");
    }

    private static void theSessionIsSeen(PrometheusProcess prometheus) {
        eventually("the scrape").until(() -> value(prometheus, "up{job=\"metrics-gateway\"}") == 1);
        eventually("the node").until(() -> value(prometheus, "node:media_node_up:max{node=\"door\"}") == 1);
        eventually("the viewer").until(() -> value(prometheus, "connection:webrtc_connected:max{node=\"door\"}") == 1);
        eventually("a bit rate")
                .until(() -> value(prometheus, "stream:webrtc_outbound_rtp_sent_bits_per_second:rate1m{kind=\"video\"}")
                        > 100_000);
        eventually("about 30 frames a second").untilAsserted(() -> assertThat(
                        value(prometheus, "video:webrtc_outbound_rtp_frames_sent_per_second:rate1m"))
                .isBetween(20.0, 33.0));
        eventually("the round trip")
                .until(() -> value(prometheus, "connection:webrtc_candidate_pair_round_trip_seconds:avg1m") > 0);
    }

    /** Of what is received there is nothing: the viewer only watches. */
    private static void everyRuleIsEvaluated(PrometheusProcess prometheus) {
        eventually("every rule").untilAsserted(() -> assertThat(prometheus.rules())
                .hasSizeGreaterThan(40)
                .allSatisfy(rule -> assertThat(rule.health()).as("%s", rule).isEqualTo("ok")));
        for (Rule rule : prometheus.rules()) {
            if (rule.type().equals("recording") && !rule.name().startsWith(RECEIVED)) {
                eventually(rule.name()).untilAsserted(() -> assertThat(prometheus.query(rule.name()))
                        .as(rule.query())
                        .isNotEmpty());
            }
        }
    }

    private static void nothingIsWrong(PrometheusProcess prometheus) {
        List<Rule> alerts = prometheus.rules().stream()
                .filter(rule -> rule.type().equals("alerting"))
                .toList();
        assertThat(alerts).extracting(Rule::name).containsAll(OF_NODES_AND_GATEWAYS);
        for (Rule alert : alerts) {
            if (OF_NODES_AND_GATEWAYS.contains(alert.name())) {
                // One scrape or sample may come late: that ends, and fires no alert.
                eventually(alert.name()).untilAsserted(() -> assertThat(prometheus.query(alert.query()))
                        .isEmpty());
            }
        }
        assertThat(prometheus.query("ALERTS{alertstate=\"firing\"}")).isEmpty();
    }

    private static void theNodeIsMissed(PrometheusProcess prometheus) {
        eventually("the node to be missed").until(() -> value(prometheus, "media_node_up{node=\"door\"}") == 0);
        eventually("its series to be gone")
                .until(() -> prometheus.query("{__name__=~\"webrtc_.+\"}").isEmpty());
        eventually("the alert").until(() -> !prometheus
                .query("ALERTS{alertname=\"MediaNodeDown\",node=\"door\"}")
                .isEmpty());
        eventually("the gateway").until(() -> value(prometheus, "up{job=\"metrics-gateway\"}") == 1);
    }

    private static ConditionFactory eventually(String what) {
        return await(what).atMost(SOON).pollInterval(Duration.ofMillis(500));
    }

    /** Of the one sample; NaN where there is not exactly one. */
    private static double value(PrometheusProcess prometheus, String expression) {
        List<Sample> samples = prometheus.query(expression);
        return samples.size() == 1 ? samples.get(0).value() : Double.NaN;
    }
}
