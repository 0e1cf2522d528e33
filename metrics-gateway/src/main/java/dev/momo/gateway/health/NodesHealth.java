package dev.momo.gateway.health;

import dev.momo.gateway.node.NodeSnapshot;
import dev.momo.gateway.node.Nodes;
import dev.momo.gateway.time.Time;
import io.smallrye.health.api.HealthGroup;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * The state of each node, in a group of its own: down while a node that left is remembered. No probe asks it, because
 * restarting the gateway brings no node back.
 */
@HealthGroup("nodes")
class NodesHealth implements HealthCheck {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Nodes nodes;
    private final Time time;

    NodesHealth(Nodes nodes, Time time) {
        this.nodes = nodes;
        this.time = time;
    }

    @Override
    public HealthCheckResponse call() {
        List<NodeSnapshot> all = nodes.all();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("nodes").status(all.stream().allMatch(NodeSnapshot::connected));
        all.forEach(node -> response.withData(node.identity().id(), state(node)));
        return response.build();
    }

    private String state(NodeSnapshot node) {
        if (!node.connected()) {
            return "gone since " + node.lastSeen().truncatedTo(ChronoUnit.SECONDS);
        }
        return node.periodic()
                .map(sample ->
                        "connected, newest sample " + sample.ageNanos(time.nanos()) / NANOS_PER_MILLI + " ms old")
                .orElse("connected, no sample yet");
    }
}
