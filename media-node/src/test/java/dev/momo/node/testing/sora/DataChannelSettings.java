package dev.momo.node.testing.sora;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signalling over data channels.
 *
 * @param use who gets them
 * @param labels the channels, in the order in which they are opened and announced
 * @param switches whether {@code switched} is sent by itself, once all are open
 * @param ignoreDisconnectWebSocket what {@code switched} says; null for what the client asked for, or else false
 */
public record DataChannelSettings(
        Use use,
        List<Label> labels,
        boolean switches,
        @Nullable Boolean ignoreDisconnectWebSocket) {

    /** Who gets data channels. */
    public enum Use {
        AS_ASKED,
        ALWAYS,
        NEVER
    }

    /**
     * A data channel.
     *
     * @param direction as it is announced
     * @param compress whether its messages are zlib in binary frames; otherwise they are text
     */
    public record Label(String name, String direction, boolean compress) {}

    public DataChannelSettings {
        labels = List.copyOf(labels);
    }

    /** Sora's own. */
    public static DataChannelSettings defaults() {
        return new DataChannelSettings(
                Use.AS_ASKED,
                List.of(
                        new Label("signaling", "sendrecv", true),
                        new Label("notify", "recvonly", true),
                        new Label("push", "recvonly", true),
                        new Label("stats", "sendrecv", true),
                        new Label("e2ee", "sendrecv", false)),
                true,
                null);
    }

    public DataChannelSettings withUse(Use use) {
        return new DataChannelSettings(use, labels, switches, ignoreDisconnectWebSocket);
    }

    public DataChannelSettings withLabels(Label... labels) {
        return new DataChannelSettings(use, List.of(labels), switches, ignoreDisconnectWebSocket);
    }

    /** {@code switched} has to be sent by the test. */
    public DataChannelSettings withoutSwitching() {
        return new DataChannelSettings(use, labels, false, ignoreDisconnectWebSocket);
    }

    public DataChannelSettings withIgnoreDisconnectWebSocket(boolean ignore) {
        return new DataChannelSettings(use, labels, switches, ignore);
    }
}
