package dev.momo.gateway.verdict;

import dev.momo.gateway.config.Thresholds;
import dev.momo.gateway.derive.DerivedConnection;
import dev.momo.gateway.derive.DerivedSample;
import dev.momo.gateway.node.NodeSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The judges of one stream of one node, a judge a connection. */
final class Bench {

    private final NodeSession session;
    private final Thresholds thresholds;
    private final Duration staleAfter;
    private Map<String, Judge> judges = Map.of();
    private volatile @Nullable Assessment latest;

    Bench(NodeSession session, Thresholds thresholds, Duration staleAfter) {
        this.session = session;
        this.thresholds = thresholds;
        this.staleAfter = staleAfter;
    }

    boolean isOf(NodeSession other) {
        return session == other;
    }

    synchronized Assessment judge(DerivedSample sample) {
        Map<String, Judge> sitting = new HashMap<>();
        List<AssessedConnection> connections = new ArrayList<>();
        for (DerivedConnection connection : sample.connections()) {
            Judge judge = judges.getOrDefault(connection.id(), new Judge(thresholds));
            sitting.put(connection.id(), judge);
            connections.add(new AssessedConnection(connection, judge.judge(connection)));
        }
        judges = sitting;
        Assessment assessment = new Assessment(sample.sample(), connections, staleAfter);
        latest = assessment;
        return assessment;
    }

    /** None before the first sample. */
    @Nullable
    Assessment latest() {
        return latest;
    }
}
