package dev.momo.gateway.node;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a node at this moment.
 *
 * @param connected false once its stream ended
 * @param firstSeen when a node of this id first connected, as far as that is remembered, by the wall clock
 * @param since when its latest stream began, by the wall clock
 * @param lastSeen when its last message came, by the wall clock: for people
 * @param silence time since then, by the monotonic clock
 * @param periodic its latest periodic sample; none before the first and after it left
 */
public record NodeSnapshot(
        NodeIdentity identity,
        boolean connected,
        Instant firstSeen,
        Instant since,
        Instant lastSeen,
        Duration silence,
        Optional<NodeSample> periodic) {}
