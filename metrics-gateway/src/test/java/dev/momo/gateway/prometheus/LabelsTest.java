package dev.momo.gateway.prometheus;

import static dev.momo.gateway.prometheus.Scene.exposed;
import static dev.momo.gateway.prometheus.Scene.stats;
import static org.assertj.core.api.Assertions.assertThat;

import dev.momo.stats.v1.RtcStats;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which labels tell the stats of one connection apart. */
class LabelsTest {

    private static final String OF = "connection=\"peer-1\"";

    private static RtcStats video(String type, String id, Map<String, ?> more) {
        return stats(type, id, more).toBuilder()
                .putAllMembers(stats(type, id, Map.of("kind", "video")).getMembersMap())
                .build();
    }

    private static List<String> samples(String exposition, String series) {
        return Arrays.stream(exposition.split("\n"))
                .filter(line -> line.startsWith(series + "{"))
                .toList();
    }

    @Test
    void layersOfSimulcastAreToldApartByTheirRid() {
        String exposition = exposed(
                video("outbound-rtp", "O1", Map.of("mid", "0", "rid", "r0", "ssrc", 11, "bytesSent", 1)),
                video("outbound-rtp", "O2", Map.of("mid", "0", "rid", "r1", "ssrc", 12, "bytesSent", 2)),
                video("remote-inbound-rtp", "R1", Map.of("localId", "O1", "ssrc", 11, "jitter", 0.5)),
                video("remote-inbound-rtp", "R2", Map.of("localId", "O2", "ssrc", 12, "jitter", 0.25)));

        assertThat(samples(exposition, "webrtc_outbound_rtp_bytes_sent_total"))
                .containsExactly(
                        "webrtc_outbound_rtp_bytes_sent_total{" + OF
                                + ",kind=\"video\",mid=\"0\",node=\"cam\",rid=\"r0\"} 1.0",
                        "webrtc_outbound_rtp_bytes_sent_total{" + OF
                                + ",kind=\"video\",mid=\"0\",node=\"cam\",rid=\"r1\"} 2.0");
        assertThat(samples(exposition, "webrtc_remote_inbound_rtp_jitter_seconds"))
                .containsExactly(
                        "webrtc_remote_inbound_rtp_jitter_seconds{" + OF
                                + ",kind=\"video\",mid=\"0\",node=\"cam\",rid=\"r0\"} 0.5",
                        "webrtc_remote_inbound_rtp_jitter_seconds{" + OF
                                + ",kind=\"video\",mid=\"0\",node=\"cam\",rid=\"r1\"} 0.25");
    }

    @Test
    void onlyStreamsThatNothingElseTellsApartHaveTheirSsrc() {
        String exposition = exposed(
                video("inbound-rtp", "I1", Map.of("mid", "0", "ssrc", 21, "packetsReceived", 1)),
                video("inbound-rtp", "I2", Map.of("mid", "1", "ssrc", 22, "packetsReceived", 2)),
                video("inbound-rtp", "I3", Map.of("mid", "1", "ssrc", 4_294_967_295L, "packetsReceived", 3)),
                video("remote-outbound-rtp", "R3", Map.of("localId", "I3", "reportsSent", 4)));

        assertThat(samples(exposition, "webrtc_inbound_rtp_packets_received_total"))
                .containsExactly(
                        "webrtc_inbound_rtp_packets_received_total{" + OF
                                + ",kind=\"video\",mid=\"0\",node=\"cam\"} 1.0",
                        "webrtc_inbound_rtp_packets_received_total{" + OF
                                + ",kind=\"video\",mid=\"1\",node=\"cam\",ssrc=\"22\"} 2.0",
                        "webrtc_inbound_rtp_packets_received_total{" + OF
                                + ",kind=\"video\",mid=\"1\",node=\"cam\",ssrc=\"4294967295\"} 3.0");
        assertThat(samples(exposition, "webrtc_remote_outbound_rtp_reports_sent_total"))
                .containsExactly("webrtc_remote_outbound_rtp_reports_sent_total{" + OF
                        + ",kind=\"video\",mid=\"1\",node=\"cam\",ssrc=\"4294967295\"} 4.0");
    }

    @Test
    void whatTheOtherSideSaysOfAnUnknownStreamHasItsSsrc() {
        assertThat(exposed(video("remote-inbound-rtp", "R", Map.of("localId", "gone", "ssrc", 5, "jitter", 0.5))))
                .contains("webrtc_remote_inbound_rtp_jitter_seconds{" + OF
                        + ",kind=\"video\",node=\"cam\",ssrc=\"5\"} 0.5\n");
    }

    @Test
    void aSourceHasTheMidOfItsStream() {
        assertThat(exposed(
                        video("media-source", "S", Map.of("frames", 9)),
                        video("outbound-rtp", "O", Map.of("mid", "3", "mediaSourceId", "S"))))
                .contains("webrtc_media_source_frames_total{" + OF + ",kind=\"video\",mid=\"3\",node=\"cam\"} 9.0\n");
    }

    @Test
    void aCodecIsThatOfAStream() {
        assertThat(exposed(
                        stats("codec", "C", Map.of("mimeType", "video/VP8", "payloadType", 96)),
                        stats("codec", "unused", Map.of("mimeType", "video/AV1")),
                        video("outbound-rtp", "O", Map.of("mid", "0", "codecId", "C")),
                        video("inbound-rtp", "I", Map.of("mid", "0", "codecId", "C"))))
                .contains("webrtc_codec_info{" + OF + ",direction=\"inbound\",kind=\"video\",mid=\"0\","
                        + "mime_type=\"video/VP8\",node=\"cam\",payload_type=\"96\"} 1\n")
                .contains("webrtc_codec_info{" + OF + ",direction=\"outbound\",kind=\"video\",mid=\"0\"")
                .doesNotContain("AV1");
    }

    @Test
    void onlyTheCandidatePairInUseIsShownAndNoAddress() {
        String exposition = exposed(
                stats("transport", "T", Map.of("selectedCandidatePairId", "P2", "bytesSent", 5)),
                stats("candidate-pair", "P1", Map.of("requestsSent", 1)),
                stats(
                        "candidate-pair",
                        "P2",
                        Map.of("requestsSent", 2, "localCandidateId", "L", "remoteCandidateId", "R")),
                stats(
                        "local-candidate",
                        "L",
                        Map.of("candidateType", "relay", "relayProtocol", "tls", "ip", "192.0.2.1")),
                stats("local-candidate", "L2", Map.of("candidateType", "host")),
                stats("remote-candidate", "R", Map.of("candidateType", "srflx", "address", "192.0.2.2", "port", 1234)));

        assertThat(samples(exposition, "webrtc_candidate_pair_requests_sent_total"))
                .containsExactly("webrtc_candidate_pair_requests_sent_total{" + OF + ",node=\"cam\"} 2.0");
        assertThat(exposition)
                .contains("webrtc_local_candidate_info{candidate_type=\"relay\"," + OF
                        + ",node=\"cam\",relay_protocol=\"tls\"} 1\n")
                .contains("webrtc_remote_candidate_info{candidate_type=\"srflx\"," + OF + ",node=\"cam\"} 1\n")
                .doesNotContain("192.0.2", "1234", "\"host\"");
    }

    @Test
    void transportsOfMediaThatIsNotBundledAreToldApartByMid() {
        String exposition = exposed(
                stats("transport", "T1", Map.of("bytesSent", 1)),
                stats("transport", "T2", Map.of("bytesSent", 2)),
                video("outbound-rtp", "O1", Map.of("mid", "0", "transportId", "T1")),
                video("inbound-rtp", "I1", Map.of("mid", "1", "transportId", "T2")));

        assertThat(samples(exposition, "webrtc_transport_bytes_sent_total"))
                .containsExactly(
                        "webrtc_transport_bytes_sent_total{" + OF + ",mid=\"0\",node=\"cam\"} 1.0",
                        "webrtc_transport_bytes_sent_total{" + OF + ",mid=\"1\",node=\"cam\"} 2.0");
    }

    @Test
    void dataChannelsOfOneLabelHaveTheirIdentifier() {
        String exposition = exposed(
                stats("data-channel", "D1", Map.of("label", "serial", "dataChannelIdentifier", 1, "messagesSent", 1)),
                stats("data-channel", "D2", Map.of("label", "chat", "dataChannelIdentifier", 3, "messagesSent", 2)),
                stats("data-channel", "D3", Map.of("label", "chat", "dataChannelIdentifier", 5, "messagesSent", 3)));

        assertThat(samples(exposition, "webrtc_data_channel_messages_sent_total"))
                .containsExactly(
                        "webrtc_data_channel_messages_sent_total{" + OF
                                + ",data_channel=\"chat\",data_channel_identifier=\"3\",node=\"cam\"} 2.0",
                        "webrtc_data_channel_messages_sent_total{" + OF
                                + ",data_channel=\"chat\",data_channel_identifier=\"5\",node=\"cam\"} 3.0",
                        "webrtc_data_channel_messages_sent_total{" + OF + ",data_channel=\"serial\",node=\"cam\"} 1.0");
    }

    @Test
    void labelsMayHoldAnyText() {
        assertThat(exposed(stats("data-channel", "D", Map.of("label", "a\"b\\c\nd é 漢", "messagesSent", 1))))
                .contains("{" + OF + ",data_channel=\"a\\\"b\\\\c\\nd é 漢\",node=\"cam\"} 1.0\n");
    }
}
