package dev.momo.gateway.json;

import dev.momo.gateway.choice.ConnectionChoice;
import dev.momo.gateway.http.Problem;
import dev.momo.gateway.node.ConnectionSnapshot;
import dev.momo.gateway.node.NodeSample;
import dev.momo.stats.v1.ConnectionState;
import dev.momo.stats.v1.Report;
import java.util.Objects;
import java.util.Optional;

/** Which report of a sample is served, or the problem with it. */
final class ReportChoice {

    private ReportChoice() {}

    static Report of(NodeSample sample, Optional<String> connection) {
        return connection.isPresent() ? named(sample, connection.get()) : last(sample);
    }

    private static Report named(NodeSample sample, String id) {
        ConnectionSnapshot connection = ConnectionChoice.named(sample, id);
        if (connection.report() == null) {
            throw late(sample, id);
        }
        return connection.report();
    }

    /** Asked for no connection, the node chooses, and sends the report of that one alone. */
    private static Report last(NodeSample sample) {
        return sample.connections().stream()
                .map(ConnectionSnapshot::report)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> none(sample));
    }

    /** Nothing to report while nobody is connected; otherwise "nothing" would be untrue. */
    private static Report none(NodeSample sample) {
        sample.connections().stream()
                .filter(ReportChoice::isConnected)
                .findFirst()
                .ifPresent(connection -> {
                    throw late(sample, connection.id());
                });
        return Report.getDefaultInstance();
    }

    /** {@code disconnected} is not here: after a while the node no longer counts it as connected. */
    private static boolean isConnected(ConnectionSnapshot connection) {
        return connection.state() == ConnectionState.CONNECTION_STATE_CONNECTED
                || connection.state() == ConnectionState.CONNECTION_STATE_COMPLETED;
    }

    private static RuntimeException late(NodeSample sample, String connection) {
        return Problem.unavailable("Node '" + sample.node().id() + "' is here, but the report of its connection '"
                        + connection + "' was not to be had in time.")
                .asException();
    }
}
