package dev.momo.node.rtc;

/**
 * A peer at one moment.
 *
 * @param id unique within a run of the node
 * @param inStateNanos how long it has been in this state, by the monotonic clock
 * @param establishedOrder counts peers in the order in which they were first established; 0 before that
 */
public record PeerStatus(String id, IceState state, long inStateNanos, long establishedOrder) {}
