package dev.momo.gateway.prometheus;

import static dev.momo.gateway.prometheus.Scene.exposed;
import static dev.momo.gateway.prometheus.Scene.stats;
import static org.assertj.core.api.Assertions.assertThat;

import dev.momo.stats.v1.RtcStats;
import dev.momo.stats.v1.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever a node says, the exposition is one; what cannot be in it is counted. */
class StrangeReportTest {

    private static String unexported(String reason, int count) {
        return "media_node_unexported_values{node=\"cam\",reason=\"" + reason + "\"} " + count + ".0\n";
    }

    @Test
    void numbersThatNoSeriesKnowsAreCounted() {
        assertThat(exposed(
                        stats("transport", "T", Map.of("bytesSent", 1, "ccfbMessagesReceived", 2)),
                        stats("new-type", "N", Map.of("one", 1, "two", 0.5, "text", "x"))))
                .contains("webrtc_transport_bytes_sent_total{", unexported("unknown", 3))
                .doesNotContain("ccfb", "new_type");
    }

    @Test
    void numbersThatAreNoneAndCountersBelowZeroAreCounted() {
        RtcStats transport =
                stats("transport", "T", Map.of("packetsSent", Double.NaN, "bytesReceived", -1.0)).toBuilder()
                        .putMembers(
                                "bytesSent",
                                Value.newBuilder().setInt64Value(-1).build())
                        .build();

        assertThat(exposed(transport))
                .contains(unexported("invalid", 3))
                .doesNotContain("webrtc_transport_packets_sent", "webrtc_transport_bytes");
    }

    @Test
    void aGaugeMayBeNegative() {
        RtcStats remote = stats("remote-inbound-rtp", "R", Map.of("kind", "video")).toBuilder()
                .putMembers("packetsLost", Value.newBuilder().setInt64Value(-3).build())
                .build();

        assertThat(exposed(remote)).contains("kind=\"video\",node=\"cam\"} -3.0\n", unexported("invalid", 0));
    }

    @Test
    void oneOfTwoStatsThatNothingTellsApartIsShown() {
        RtcStats stream =
                stats("inbound-rtp", "I", Map.of("kind", "audio", "mid", "0", "ssrc", 1, "packetsReceived", 8));

        assertThat(exposed(stream, stream.toBuilder().setId("J").build()))
                .contains("mid=\"0\",node=\"cam\",ssrc=\"1\"} 8.0\n", unexported("duplicate", 1));
    }

    @Test
    void wholeNumbersOf64BitsAreAsExactAsADouble() {
        assertThat(exposed(stats("transport", "T", Map.of("bytesSent", (1L << 53) - 1, "bytesReceived", -1L))))
                .contains(
                        "webrtc_transport_bytes_sent_total{connection=\"peer-1\",node=\"cam\"} 9.007199254740991E15\n")
                .contains(
                        "webrtc_transport_bytes_received_total{connection=\"peer-1\",node=\"cam\"} 1.8446744073709552E19\n");
    }

    @Test
    void aStateThatIsUnknownIsShownBesideTheKnownOnes() {
        assertThat(exposed(stats("transport", "T", Map.of("iceState", "dreaming"))))
                .contains(
                        "webrtc_transport_ice_state=\"connected\"} 0\n",
                        "webrtc_transport_ice_state=\"dreaming\"} 1\n");
    }

    @Test
    void referencesThatLeadNowhereAndMembersOfAnotherKindDoNoHarm() {
        assertThat(exposed(
                        stats("transport", "T", Map.of("selectedCandidatePairId", "none", "bytesSent", "text")),
                        stats(
                                "outbound-rtp",
                                "O",
                                Map.of("codecId", "T", "kind", 7, "qualityLimitationDurations", "x"))))
                .contains(unexported("invalid", 0), unexported("duplicate", 0));
    }
}
