package dev.momo.gateway.verdict;

import dev.momo.gateway.node.ConnectionSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the state of a connection says by itself, at once and without any measurement. */
final class States {

    /** ICE needs less where it comes to anything. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private States() {}

    /** Empty for an established connection, which its figures judge. */
    static Optional<Verdict> verdict(ConnectionSnapshot connection) {
        String since = Words.time(connection.inState().toMillis() / 1000.0);
        return switch (connection.state()) {
            case CONNECTION_STATE_CONNECTED, CONNECTION_STATE_COMPLETED -> Optional.empty();
            case CONNECTION_STATE_DISCONNECTED ->
                poor(
                        "connection-interrupted",
                        "The connection is interrupted: nothing has come from the other side for " + since
                                + " and more; check both ends' networks.");
            case CONNECTION_STATE_FAILED ->
                poor(
                        "connection-failed",
                        "The connection failed " + since + " ago: no path between both ends works any more; check"
                                + " firewalls, or add a TURN server.");
            case CONNECTION_STATE_CLOSED ->
                unknown("connection-closed", "The connection was closed " + since + " ago.");
            case CONNECTION_STATE_NEW, CONNECTION_STATE_CHECKING, CONNECTION_STATE_UNSPECIFIED, UNRECOGNIZED ->
                connection.inState().compareTo(PATIENCE) < 0
                        ? unknown("connecting", "The connection is being established.")
                        : poor(
                                "not-connecting",
                                "The connection has not come about for " + since + ": the other side does not"
                                        + " answer; check firewalls, or add a TURN server.");
        };
    }

    private static Optional<Verdict> poor(String code, String text) {
        return Optional.of(Verdict.of(List.of(new Reason(code, Level.POOR, text, List.of()))));
    }

    private static Optional<Verdict> unknown(String code, String text) {
        return Optional.of(Verdict.unknown(code, text));
    }
}
