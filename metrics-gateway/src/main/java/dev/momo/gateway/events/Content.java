package dev.momo.gateway.events;

import dev.momo.gateway.node.ConnectionSnapshot;
import dev.momo.gateway.node.NodeSample;
import dev.momo.gateway.node.Nodes;
import dev.momo.gateway.rendition.NodeJson;
import dev.momo.gateway.rendition.Rendition;
import dev.momo.gateway.rendition.Renditions;
import dev.momo.stats.v1.Report;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the events about one node, and one connection of it where that is named. */
final class Content {

    private final Nodes nodes;
    private final NodeJson nodeJson;
    private final Renditions renditions;
    private final String node;
    private final Optional<String> connection;

    Content(Nodes nodes, NodeJson nodeJson, Renditions renditions, String node, Optional<String> connection) {
        this.nodes = nodes;
        this.nodeJson = nodeJson;
        this.renditions = renditions;
        this.node = node;
        this.connection = connection;
    }

    /** The node first, so that the id, which ends a sample, comes last. */
    Buffer of(@Nullable NodeSample sample, boolean nodeChanged) {
        Buffer events = Buffer.buffer();
        if (nodeChanged) {
            nodes.find(node).ifPresent(known -> EventText.append(events, "node", "", nodeJson.bytes(known)));
        }
        if (sample != null) {
            rendition(sample)
                    .ifPresent(document -> EventText.append(events, "", document.tag(false), document.bytes(false)));
        }
        return events;
    }

    /** Whether the sample is newer than the one whose event had that id: of another boot, or later in the same. */
    boolean isNews(NodeSample sample, String lastEventId) {
        String id = rendition(sample).map(document -> document.tag(false)).orElse("");
        int boot = id.lastIndexOf('-') + 1;
        if (boot == 0 || !lastEventId.startsWith(id.substring(0, boot))) {
            return true;
        }
        try {
            long last = Long.parseUnsignedLong(lastEventId.substring(boot));
            return Long.compareUnsigned(sample.sequence(), last) > 0;
        } catch (NumberFormatException e) {
            // It is no id of ours.
            return true;
        }
    }

    private Optional<Rendition> rendition(NodeSample sample) {
        return report(sample).map(report -> renditions.of(sample, report));
    }

    /** As {@code /metrics} chooses; none where the connection left or its report was late. */
    private Optional<Report> report(NodeSample sample) {
        Optional<ConnectionSnapshot> chosen =
                connection.isPresent() ? sample.connection(connection.get()) : sample.lastEstablished();
        if (chosen.isEmpty() && connection.isEmpty()) {
            return Optional.of(Report.getDefaultInstance());
        }
        return chosen.map(ConnectionSnapshot::report);
    }
}
