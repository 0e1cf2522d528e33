package dev.momo.gateway.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.momo.gateway.node.ConnectionSnapshot;
import dev.momo.gateway.node.NodeSession;
import dev.momo.stats.v1.ConnectionState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private final Scene scene = new Scene();

    private String exposed() {
        return scene.exposed(ExpositionFormat.OPENMETRICS);
    }

    @Test
    void withoutNodesThereIsAnEmptyExposition() {
        assertThat(exposed()).isEqualTo("# EOF\n");
    }

    @Test
    void aNodeIsUpBeforeItsFirstSample() {
        scene.connect("cam");

        assertThat(exposed())
                .contains("media_node_up{node=\"cam\"} 1.0\n", "media_node_info{")
                .doesNotContain("webrtc_", "media_node_sample_age_seconds", "media_node_connections");
    }

    @Test
    void aConnectionThatLeftIsGoneFromTheNextExposition() {
        NodeSession cam = scene.connect("cam");
        scene.publish(cam, Scene.connection("peer-1"), Scene.connection("peer-2"));
        assertThat(exposed())
                .contains("connection=\"peer-1\"", "connection=\"peer-2\"")
                .contains("media_node_connections{node=\"cam\"} 2.0\n");

        scene.publish(cam, Scene.connection("peer-2"));

        assertThat(exposed())
                .contains("connection=\"peer-2\"")
                .contains("media_node_connections{node=\"cam\"} 1.0\n")
                .doesNotContain("peer-1");
    }

    @Test
    void aNodeThatLeftIsDownForAnHourAndThenForgotten() {
        NodeSession cam = scene.connect("cam");
        scene.publish(cam, Scene.connection("peer-1"));
        cam.end();

        assertThat(exposed())
                .contains("media_node_up{node=\"cam\"} 0.0\n", "media_node_info{")
                .doesNotContain("webrtc_", "media_node_sample_age_seconds", "media_node_signaling");
        scene.time.pass(Duration.ofMinutes(59));
        assertThat(exposed())
                .contains("media_node_up{node=\"cam\"} 0.0\n", "media_node_silence_seconds{node=\"cam\"} 3540.0\n");
        scene.time.pass(Duration.ofMinutes(1));
        assertThat(exposed()).isEqualTo("# EOF\n");
    }

    @Test
    void aNodeThatCameBackIsUp() {
        scene.connect("cam").end();
        scene.publish(scene.connect("cam"), Scene.connection("peer-1"));

        assertThat(exposed()).contains("media_node_up{node=\"cam\"} 1.0\n", "webrtc_outbound_rtp_bytes_sent_total{");
    }

    @Test
    void anOldSampleDoesNotPassForThePresent() {
        NodeSession cam = scene.connect("cam");
        scene.publish(cam, Scene.connection("peer-1"));

        scene.time.pass(Duration.ofMillis(2988));
        assertThat(exposed()).contains("webrtc_", "media_node_sample_age_seconds{node=\"cam\"} 3.0\n");
        scene.time.pass(Duration.ofMillis(1));
        assertThat(exposed())
                .contains("media_node_up{node=\"cam\"} 1.0\n", "media_node_sample_age_seconds{node=\"cam\"} 3.001\n")
                .doesNotContain("webrtc_", "media_node_connections", "media_node_signaling");
    }

    @Test
    void aConnectionWithoutAReportStillHasItsState() {
        scene.publish(
                scene.connect("cam"),
                new ConnectionSnapshot(
                        "peer-1", ConnectionState.CONNECTION_STATE_CHECKING, Duration.ofSeconds(2), 0, null, null));

        assertThat(exposed())
                .contains("webrtc_connection_state{connection=\"peer-1\",node=\"cam\","
                        + "webrtc_connection_state=\"checking\"} 1\n")
                .contains("webrtc_connection_state{connection=\"peer-1\",node=\"cam\","
                        + "webrtc_connection_state=\"connected\"} 0\n")
                .doesNotContain("webrtc_transport", "webrtc_outbound");
    }

    @Test
    void severalNodesWithConnectionsOfOneNameAreToldApart() {
        scene.publish(scene.connect("cam-1"), Scene.connection("peer-1"));
        scene.publish(scene.connect("cam-2"), Scene.connection("peer-1"));

        assertThat(exposed())
                .contains("webrtc_transport_bytes_sent_total{connection=\"peer-1\",node=\"cam-1\"} 2075301.0\n")
                .contains("webrtc_transport_bytes_sent_total{connection=\"peer-1\",node=\"cam-2\"} 2075301.0\n");
    }
}
