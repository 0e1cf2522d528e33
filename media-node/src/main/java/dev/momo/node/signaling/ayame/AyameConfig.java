package dev.momo.node.signaling.ayame;

import dev.momo.node.rtc.Direction;
import dev.momo.node.rtc.IceServer;
import dev.momo.node.rtc.PeerConfig;
import dev.momo.node.signaling.SelfDescription;
import dev.momo.node.signaling.socket.SignalingUrl;
import java.util.List;
import java.util.Optional;

/**
 * Where to meet whom, and as what.
 *
 * @param clientId empty for a random one at each registration
 * @param key what the server asks for, if it does
 * @param iceServers to be used where the server names none
 */
public record AyameConfig(
        SignalingUrl url,
        String roomId,
        Optional<String> clientId,
        Optional<String> key,
        Direction direction,
        Optional<String> videoCodec,
        Optional<String> audioCodec,
        List<IceServer> iceServers,
        SelfDescription self) {

    public AyameConfig {
        iceServers = List.copyOf(iceServers);
    }

    PeerConfig peer(List<IceServer> ofServer) {
        return new PeerConfig(
                ofServer.isEmpty() ? iceServers : ofServer, Optional.of(direction), videoCodec, audioCodec);
    }
}
