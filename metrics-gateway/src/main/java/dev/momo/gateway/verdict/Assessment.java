package dev.momo.gateway.verdict;

import dev.momo.gateway.node.NodeSample;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One periodic sample of a node with its figures and verdicts.
 *
 * @param staleAfter how old the sample may be while the verdicts still hold
 */
public record Assessment(NodeSample sample, List<AssessedConnection> connections, Duration staleAfter) {

    public Assessment {
        connections = List.copyOf(connections);
    }

    public boolean isStale(long nowNanos) {
        return sample.ageNanos(nowNanos) > staleAfter.toNanos();
    }

    /** The verdict as it is at this moment: none can be given by a stale sample. */
    public Verdict verdict(AssessedConnection connection, long nowNanos) {
        return isStale(nowNanos)
                ? Verdict.unknown(
                        "stale",
                        "The newest sample is "
                                + Words.time(Duration.ofNanos(sample.ageNanos(nowNanos))
                                                .toMillis()
                                        / 1000.0)
                                + " old: the node is overloaded or hangs; see its log.")
                : connection.verdict();
    }

    /** The worst of all verdicts, empty without a connection. */
    public Optional<Level> worst(long nowNanos) {
        return connections.stream()
                .map(connection -> verdict(connection, nowNanos).level())
                .reduce(Level::orWorse);
    }

    public Optional<AssessedConnection> connection(String id) {
        return connections.stream()
                .filter(connection -> connection.connection().id().equals(id))
                .findFirst();
    }
}
