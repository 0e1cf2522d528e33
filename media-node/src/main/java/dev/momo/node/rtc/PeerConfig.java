package dev.momo.node.rtc;

import java.util.List;
import java.util.Optional;

/**
 * What one peer is to be.
 *
 * @param direction empty to send what there is and take what is offered
 * @param videoCodec the only one to be used, as {@code VP8}; empty for any
 * @param audioCodec the only one to be used, as {@code OPUS}; empty for any
 */
public record PeerConfig(
        List<IceServer> iceServers,
        Optional<Direction> direction,
        Optional<String> videoCodec,
        Optional<String> audioCodec) {

    public PeerConfig {
        iceServers = List.copyOf(iceServers);
    }

    /** Answers whatever is offered. */
    public static PeerConfig open(List<IceServer> iceServers) {
        return new PeerConfig(iceServers, Optional.empty(), Optional.empty(), Optional.empty());
    }

    boolean sends() {
        return direction.map(Direction::sends).orElse(true);
    }
}
