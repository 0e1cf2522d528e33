package dev.momo.node.testing.ayame;

import dev.momo.node.testing.server.Tls;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a server behaves from its start on.
 *
 * @param port 0 for any
 * @param signalingKey what members have to register with; null for nothing
 * @param iceServers handed out with accept; without any the field is left out
 * @param isExistUser whether accept says it; old servers do not
 * @param pongTimeout a member that has not answered a ping for that long has left
 */
public record AyameSettings(
        int port,
        @Nullable String signalingKey,
        List<IceServer> iceServers,
        boolean isExistUser,
        Duration pingInterval,
        Duration pongTimeout,
        @Nullable Tls tls) {

    /** One entry of {@code iceServers}. */
    public record IceServer(
            List<String> urls,
            @Nullable String username,
            @Nullable String credential) {}

    /** The reference server's, on any port. */
    public static AyameSettings defaults() {
        return new AyameSettings(0, null, List.of(), true, Duration.ofSeconds(5), Duration.ofSeconds(60), null);
    }

    public AyameSettings withPort(int port) {
        return new AyameSettings(port, signalingKey, iceServers, isExistUser, pingInterval, pongTimeout, tls);
    }

    public AyameSettings withSignalingKey(String signalingKey) {
        return new AyameSettings(port, signalingKey, iceServers, isExistUser, pingInterval, pongTimeout, tls);
    }

    public AyameSettings withIceServers(IceServer... iceServers) {
        return new AyameSettings(port, signalingKey, List.of(iceServers), isExistUser, pingInterval, pongTimeout, tls);
    }

    public AyameSettings withoutIsExistUser() {
        return new AyameSettings(port, signalingKey, iceServers, false, pingInterval, pongTimeout, tls);
    }

    public AyameSettings withPingInterval(Duration pingInterval) {
        return new AyameSettings(port, signalingKey, iceServers, isExistUser, pingInterval, pongTimeout, tls);
    }

    public AyameSettings withPongTimeout(Duration pongTimeout) {
        return new AyameSettings(port, signalingKey, iceServers, isExistUser, pingInterval, pongTimeout, tls);
    }

    public AyameSettings withTls(Tls tls) {
        return new AyameSettings(port, signalingKey, iceServers, isExistUser, pingInterval, pongTimeout, tls);
    }
}
