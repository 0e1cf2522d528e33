package dev.momo.gateway.feed;

import static java.time.temporal.ChronoUnit.MICROS;

import dev.momo.gateway.config.Bounds;
import dev.momo.gateway.node.ConnectionSnapshot;
import dev.momo.gateway.node.NodeIdentity;
import dev.momo.gateway.node.NodeSample;
import dev.momo.stats.v1.Hello;
import dev.momo.stats.v1.PeerConnection;
import dev.momo.stats.v1.Sample;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** From the messages of the contract to snapshots, or to the reason why not. */
final class Translation {

    static final int PROTOCOL_VERSION = 1;

    private static final int MAX_NODE_ID = 253;
    private static final int MAX_BOOT_ID = 128;
    private static final int MAX_TEXT = 512;
    /** Longer than any state or age that means anything, short enough for nanoseconds in a long. */
    private static final long MAX_MICROS = Duration.ofDays(36_500).toSeconds() * 1_000_000;

    private final Bounds bounds;

    Translation(Bounds bounds) {
        this.bounds = bounds;
    }

    /** gRPC checks the size before there is a message; it can name neither the setting nor whose it is. */
    Status messageTooLarge() {
        return Status.RESOURCE_EXHAUSTED.withDescription("a message is larger than the bound of "
                + bounds.messageBytes() + " bytes (MOMO_FEED_MAX_MESSAGE_BYTES of the gateway)");
    }

    NodeIdentity identity(Hello hello) {
        if (hello.getProtocolVersion() != PROTOCOL_VERSION) {
            throw RefusedException.precondition("protocol_version is "
                    + Integer.toUnsignedString(hello.getProtocolVersion()) + ": this gateway speaks " + PROTOCOL_VERSION
                    + "; bring node and gateway to the same release");
        }
        return new NodeIdentity(
                name("node_id", hello.getNodeId(), MAX_NODE_ID),
                name("boot_id", hello.getBootId(), MAX_BOOT_ID),
                text("version", hello.getVersion()),
                text("environment", hello.getEnvironment()),
                text("libwebrtc", hello.getLibwebrtc()));
    }

    private static String name(String field, String value, int max) {
        if (value.isBlank() || value.length() > max || !value.codePoints().allMatch(Translation::isPrintable)) {
            throw RefusedException.invalid(field + " has " + value.length() + " characters: expected 1 to " + max
                    + ", printable and not only spaces");
        }
        return value;
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String text(String field, String value) {
        if (value.length() > MAX_TEXT) {
            throw RefusedException.invalid(
                    field + " has " + value.length() + " characters: expected at most " + MAX_TEXT);
        }
        return value;
    }

    NodeSample sample(NodeIdentity node, Sample sample, long nowNanos) {
        if (sample.getConnectionsCount() > bounds.connections()) {
            throw RefusedException.exhausted("the sample has " + sample.getConnectionsCount()
                    + " connections, the bound is " + bounds.connections() + " (MOMO_MAX_CONNECTIONS of the gateway)");
        }
        List<ConnectionSnapshot> connections = new ArrayList<>(sample.getConnectionsCount());
        Set<String> ids = new HashSet<>();
        for (PeerConnection connection : sample.getConnectionsList()) {
            connections.add(connection(connection));
            if (!ids.add(connection.getId())) {
                throw RefusedException.invalid("two connections have the id '" + connection.getId() + "'");
            }
        }
        return new NodeSample(
                node,
                sample.getSequence(),
                Instant.EPOCH.plus(sample.getCapturedAtMicros(), MICROS),
                nowNanos,
                micros(sample.getAgeMicros()).toNanos(),
                sample.getSignaling(),
                connections,
                sample.getDroppedSamples());
    }

    private ConnectionSnapshot connection(PeerConnection connection) {
        if (connection.getId().isEmpty()) {
            throw RefusedException.invalid("a connection has no id");
        }
        int stats = connection.getReport().getStatsCount();
        if (stats > bounds.stats()) {
            throw RefusedException.exhausted("the report of connection '" + text("id", connection.getId()) + "' has "
                    + stats + " stats, the bound is " + bounds.stats() + " (MOMO_MAX_STATS of the gateway)");
        }
        return new ConnectionSnapshot(
                text("the id of a connection", connection.getId()),
                connection.getState(),
                micros(connection.getInStateMicros()),
                connection.getEstablishedOrder(),
                connection.hasReport() ? connection.getReport() : null,
                connection.hasSentVideo() ? connection.getSentVideo() : null);
    }

    /** The wire's number is unsigned, and a node may say anything. */
    private static Duration micros(long unsigned) {
        return Duration.of(unsigned < 0 ? MAX_MICROS : Math.min(unsigned, MAX_MICROS), MICROS);
    }
}
