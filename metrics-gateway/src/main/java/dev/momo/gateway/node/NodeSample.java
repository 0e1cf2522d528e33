package dev.momo.gateway.node;

import dev.momo.stats.v1.Signaling;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a node was and did at one moment.
 *
 * @param sequence counts up with each sample of a boot, whatever its kind
 * @param capturedAt by the node's wall clock: for people, never compared with this machine's
 * @param receivedNanos when it arrived, by this machine's monotonic clock
 * @param ageAtReceiptNanos how old it was then, by the node's monotonic clock; not negative
 * @param droppedSamples periodic samples that the node dropped since its boot
 */
public record NodeSample(
        NodeIdentity node,
        long sequence,
        Instant capturedAt,
        long receivedNanos,
        long ageAtReceiptNanos,
        Signaling signaling,
        List<ConnectionSnapshot> connections,
        long droppedSamples) {

    public NodeSample {
        connections = List.copyOf(connections);
    }

    /** Time since the start of its collection, by two monotonic clocks, each asked only for a difference. */
    public long ageNanos(long nowNanos) {
        return ageAtReceiptNanos + (nowNanos - receivedNanos);
    }

    /** The connection that was established last among those now connected. */
    public Optional<ConnectionSnapshot> lastEstablished() {
        return connections.stream()
                .filter(ConnectionSnapshot::isConnected)
                .max(Comparator.comparingLong(ConnectionSnapshot::establishedOrder));
    }

    /** The connection of that id, if the node had it then. */
    public Optional<ConnectionSnapshot> connection(String id) {
        return connections.stream().filter(c -> c.id().equals(id)).findFirst();
    }
}
