package dev.momo.node.signaling.p2p;

import dev.momo.node.rtc.IceServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * @param port 0 to 65535; 0 for any that is free
 * @param documentRoot a directory whose files are served too, before our own page
 * @param maxViewers how many may watch at once
 * @param allowedOrigins origins of other hosts whose pages may connect, as {@code https://example.com}
 * @param hostName the name of this machine, by which its own page may have been opened
 * @param iceServers what browsers are told to use
 */
public record P2pConfig(
        int port,
        @Nullable Path documentRoot,
        int maxViewers,
        Set<String> allowedOrigins,
        String hostName,
        List<IceServer> iceServers) {

    public P2pConfig {
        allowedOrigins = Set.copyOf(allowedOrigins);
        iceServers = List.copyOf(iceServers);
    }
}
