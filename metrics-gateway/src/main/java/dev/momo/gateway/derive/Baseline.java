package dev.momo.gateway.derive;

import dev.momo.gateway.node.ConnectionSnapshot;
import dev.momo.gateway.node.NodeSample;
import dev.momo.gateway.node.NodeSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The last report of each connection of one stream of one node. A node that restarts, or comes back, begins anew. */
final class Baseline {

    private record Kept(IndexedReport report, long capturedNanos) {}

    private static final double NANOS_PER_SECOND = 1e9;

    private final NodeSession session;
    private Map<String, Kept> reports = Map.of();

    Baseline(NodeSession session) {
        this.session = session;
    }

    boolean isOf(NodeSession other) {
        return session == other;
    }

    /** Compares the sample with what is kept, and keeps it for the next. */
    synchronized DerivedSample take(NodeSample sample) {
        long capturedNanos = sample.receivedNanos() - sample.ageAtReceiptNanos();
        Map<String, Kept> kept = new HashMap<>();
        List<DerivedConnection> connections = new ArrayList<>();
        for (ConnectionSnapshot connection : sample.connections()) {
            Kept before = reports.get(connection.id());
            if (connection.report() == null) {
                connections.add(DerivedConnection.withoutReport(connection));
                if (before != null) {
                    kept.put(connection.id(), before);
                }
                continue;
            }
            Kept now = new Kept(new IndexedReport(connection.report()), capturedNanos);
            Comparison comparison = before == null
                    ? new Comparison(null, now.report(), 0)
                    : new Comparison(
                            before.report(), now.report(), (capturedNanos - before.capturedNanos()) / NANOS_PER_SECOND);
            connections.add(new DerivedConnection(
                    connection, true, comparison.tells(), comparison.path(), comparison.streams()));
            kept.put(connection.id(), now);
        }
        reports = kept;
        return new DerivedSample(sample, connections);
    }
}
