package dev.momo.gateway.node;

import dev.momo.stats.v1.ConnectionState;
import dev.momo.stats.v1.Report;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One peer connection at the time of a sample.
 *
 * @param id unique within a boot of its node
 * @param inState how long it had been in this state
 * @param establishedOrder counts the connections of a boot as they were first established, 0 before that
 * @param report null where it was not asked for or could not be had in time
 */
public record ConnectionSnapshot(
        String id,
        ConnectionState state,
        Duration inState,
        long establishedOrder,
        @Nullable Report report) {}
