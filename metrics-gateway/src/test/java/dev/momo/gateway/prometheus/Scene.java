package dev.momo.gateway.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.momo.gateway.node.ConnectionSnapshot;
import dev.momo.gateway.node.NodeIdentity;
import dev.momo.gateway.node.NodeLink;
import dev.momo.gateway.node.NodeSample;
import dev.momo.gateway.node.NodeSession;
import dev.momo.gateway.node.Nodes;
import dev.momo.gateway.testing.FakeTime;
import dev.momo.gateway.testing.SampleReport;
import dev.momo.stats.v1.ConnectionState;
import dev.momo.stats.v1.Report;
import dev.momo.stats.v1.RtcStats;
import dev.momo.stats.v1.Signaling;
import dev.momo.stats.v1.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Nodes, their samples and the exposition of all of it, in a time of its own. */
final class Scene {

    static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final NodeLink NO_WAY_BACK = new NodeLink() {
        @Override
        public void requestSample(long requestId, String connectionId) {
            throw new UnsupportedOperationException("an exposition asks no node for anything");
        }

        @Override
        public void replaced() {}
    };

    final FakeTime time = new FakeTime();
    final Nodes nodes = new Nodes(100, time);
    private final Exposition exposition = new Exposition(new Catalogue(), INTERVAL, time);
    private long sequence;

    NodeSession connect(String id) {
        return nodes.connect(
                new NodeIdentity(
                        id,
                        "boot",
                        "WebRTC Native Client Momo 2025.2.0 (1a2b3c4d)",
                        "[x86_64] Debian GNU/Linux 12 (bookworm)",
                        "webrtc-java 0.14.0 M138.7204"),
                NO_WAY_BACK);
    }

    /** A periodic sample that was 12 ms old when it came. */
    void publish(NodeSession node, ConnectionSnapshot... connections) {
        node.periodic(new NodeSample(
                node.identity(),
                ++sequence,
                Instant.EPOCH,
                time.nanos(),
                Duration.ofMillis(12).toNanos(),
                Signaling.newBuilder()
                        .setMode("p2p")
                        .setTarget("[::]:8080")
                        .setState("listening")
                        .build(),
                List.of(connections),
                7));
    }

    static ConnectionSnapshot connection(String id) {
        return connection(id, SampleReport.report());
    }

    static ConnectionSnapshot connection(String id, Report report) {
        return new ConnectionSnapshot(
                id, ConnectionState.CONNECTION_STATE_CONNECTED, Duration.ofMillis(10_250), 1, report, null);
    }

    static Report report(RtcStats... stats) {
        return Report.newBuilder().addAllStats(List.of(stats)).build();
    }

    /** Stats whose id is of no meaning but to be referred to. */
    static RtcStats stats(String type, String id, Map<String, ?> members) {
        RtcStats.Builder stats = RtcStats.newBuilder().setType(type).setId(id);
        members.forEach((name, value) -> stats.putMembers(name, value(value)));
        return stats.build();
    }

    private static Value value(Object value) {
        Value.Builder wire = Value.newBuilder();
        if (value instanceof Double number) {
            return wire.setDoubleValue(number).build();
        }
        if (value instanceof Number number) {
            return wire.setUint64Value(number.longValue()).build();
        }
        return wire.setStringValue((String) value).build();
    }

    /** The one report of a node's one connection, as text. */
    static String exposed(RtcStats... stats) {
        Scene scene = new Scene();
        scene.publish(scene.connect("cam"), connection("peer-1", report(stats)));
        return scene.exposed(ExpositionFormat.TEXT);
    }

    String exposed(ExpositionFormat format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            exposition.write(nodes.all(), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(UTF_8);
    }
}
