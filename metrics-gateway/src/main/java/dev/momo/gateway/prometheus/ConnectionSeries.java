package dev.momo.gateway.prometheus;

import dev.momo.gateway.node.ConnectionSnapshot;
import dev.momo.stats.v1.ConnectionState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the node says of a peer connection beside its report. */
final class ConnectionSeries {

    private static final List<String> STATES =
            List.of("new", "checking", "connected", "completed", "disconnected", "failed", "closed");
    private static final String PREFIX = "CONNECTION_STATE_";

    private ConnectionSeries() {}

    static List<Series<ConnectionSnapshot>> all() {
        return List.of(
                series(
                        "webrtc_connection_state",
                        SeriesType.STATESET,
                        "",
                        "ICE connection state of the peer connection",
                        "state",
                        Reading.state(STATES, connection -> word(connection.state()))),
                series(
                        "webrtc_connection_in_state_seconds",
                        SeriesType.GAUGE,
                        "seconds",
                        "How long it has been in this state",
                        "in_state_micros",
                        Reading.number(connection -> OptionalDouble.of(NodeView.seconds(connection.inState())))));
    }

    private static Optional<String> word(ConnectionState state) {
        return switch (state) {
            case CONNECTION_STATE_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
            default -> Optional.of(state.name().substring(PREFIX.length()).toLowerCase(Locale.ROOT));
        };
    }

    private static Series<ConnectionSnapshot> series(
            String name,
            SeriesType type,
            String unit,
            String text,
            String member,
            Reading<ConnectionSnapshot> reading) {
        return new Series<>(
                name,
                type,
                unit,
                List.of("node", "connection"),
                text,
                new Origin("connection", List.of(member), ""),
                reading);
    }
}
