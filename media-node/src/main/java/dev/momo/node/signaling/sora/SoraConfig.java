package dev.momo.node.signaling.sora;

import dev.momo.node.signaling.SelfDescription;
import dev.momo.node.signaling.socket.SignalingUrl;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which channel of which servers to join, and as what.
 *
 * @param urls at least one; all are tried at once and the first that answers is taken
 * @param role {@code sendonly}, {@code recvonly} or {@code sendrecv}
 * @param simulcast whether to send the picture in several sizes
 * @param metadata JSON text that the server's authentication is given
 */
public record SoraConfig(
        List<SignalingUrl> urls,
        String channelId,
        String role,
        Media video,
        Media audio,
        boolean simulcast,
        Spotlight spotlight,
        DataChannels dataChannels,
        Optional<String> metadata,
        SelfDescription self) {

    public SoraConfig {
        urls = List.copyOf(urls);
    }

    /**
     * What is asked for of one kind of media.
     *
     * @param codec empty to let the server decide
     * @param bitRate in kbit/s, 0 to let the server decide
     */
    public record Media(boolean enabled, Optional<String> codec, int bitRate) {}

    /** @param number of members in the spotlight, 0 to let the server decide */
    public record Spotlight(boolean enabled, int number) {}

    /**
     * Signalling over data channels.
     *
     * @param signaling empty to let the server decide
     * @param ignoreDisconnectWebSocket whether the session outlives the WebSocket; empty to let the server decide
     * @param silence without any message, once the WebSocket is gone, after which the session is given up
     * @param disconnectWait for the server to close the channels when the session is ended
     */
    public record DataChannels(
            Optional<Boolean> signaling,
            Optional<Boolean> ignoreDisconnectWebSocket,
            Duration silence,
            Duration disconnectWait) {}
}
