package dev.momo.gateway.node;

import dev.momo.stats.v1.ConnectionState;
import dev.momo.stats.v1.Report;
import dev.momo.stats.v1.SentVideo;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One peer connection at the time of a sample.
 *
 * @param id unique within a boot of its node
 * @param inState how long it had been in this state
 * @param establishedOrder counts the connections of a boot as they were first established, 0 before that
 * @param report null where it was not asked for or could not be had in time
 * @param sentVideo what is sent of the picture that was asked for; null where the node does not tell
 */
public record ConnectionSnapshot(
        String id,
        ConnectionState state,
        Duration inState,
        long establishedOrder,
        @Nullable Report report,
        @Nullable SentVideo sentVideo) {

    /** As long as the node itself goes on to report it. */
    private static final Duration BRIEFLY = Duration.ofSeconds(5);

    private static final String PREFIX = "CONNECTION_STATE_";

    /** The state by its W3C name (RTCIceConnectionState), {@code unknown} for one that has none. */
    public String stateName() {
        return stateName(state);
    }

    /** The W3C name of a state. */
    public static String stateName(ConnectionState state) {
        return switch (state) {
            case CONNECTION_STATE_UNSPECIFIED, UNRECOGNIZED -> "unknown";
            default -> state.name().substring(PREFIX.length()).toLowerCase(Locale.ROOT);
        };
    }

    /** Whether it counts as connected: {@code disconnected} briefly does. */
    public boolean isConnected() {
        return switch (state) {
            case CONNECTION_STATE_CONNECTED, CONNECTION_STATE_COMPLETED -> true;
            case CONNECTION_STATE_DISCONNECTED -> inState.compareTo(BRIEFLY) < 0;
            default -> false;
        };
    }
}
