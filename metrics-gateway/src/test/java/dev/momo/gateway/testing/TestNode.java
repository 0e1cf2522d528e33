package dev.momo.gateway.testing;

import dev.momo.gateway.node.ConnectionSnapshot;
import dev.momo.gateway.node.NodeIdentity;
import dev.momo.gateway.node.NodeLink;
import dev.momo.gateway.node.NodeListener;
import dev.momo.gateway.node.NodeSample;
import dev.momo.gateway.node.NodeSession;
import dev.momo.gateway.node.Nodes;
import dev.momo.stats.v1.ConnectionState;
import dev.momo.stats.v1.Report;
import dev.momo.stats.v1.Signaling;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of the unit tests, without a feed: it hands over samples at the times of a {@link FakeTime}. */
public final class TestNode {

    private final FakeTime time;
    private final Nodes nodes;
    private final String id;
    private NodeSession session;
    private long sequence;

    public TestNode(FakeTime time, NodeListener... listeners) {
        this(time, new Nodes(10, time, List.of(listeners)), "cam");
    }

    public TestNode(FakeTime time, Nodes nodes, String id) {
        this.time = time;
        this.nodes = nodes;
        this.id = id;
        connect("boot 1");
    }

    /** Connects, again if it was. */
    public void connect(String boot) {
        session = nodes.connect(new NodeIdentity(id, boot, "version", "environment", "libwebrtc"), new NodeLink() {
            @Override
            public void requestSample(long requestId, String connectionId) {}

            @Override
            public void replaced() {}
        });
    }

    public void leave() {
        session.end();
    }

    public NodeSession session() {
        return session;
    }

    /** A periodic sample with these connections, collected now. */
    public NodeSample send(ConnectionSnapshot... connections) {
        NodeSample sample = new NodeSample(
                session.identity(),
                ++sequence,
                time.now(),
                time.nanos(),
                0,
                Signaling.newBuilder().setMode("p2p").setState("listening").build(),
                List.of(connections),
                0);
        session.periodic(sample);
        return sample;
    }

    public NodeSample send(Report report) {
        return send(connection("c1", report));
    }

    public static ConnectionSnapshot connection(String id, @Nullable Report report) {
        return connection(id, ConnectionState.CONNECTION_STATE_CONNECTED, report);
    }

    public static ConnectionSnapshot connection(String id, ConnectionState state, @Nullable Report report) {
        return new ConnectionSnapshot(id, state, Duration.ofSeconds(30), 1, report, null);
    }
}
