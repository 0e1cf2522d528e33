package dev.momo.node.rtc;

import dev.onvoid.webrtc.PortAllocatorConfig;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * How peers are to be reached.
 *
 * @param ports of media; empty for any that the system gives
 * @param announced addresses to name to peers instead of this machine's own of their family, the preferred first
 */
public record NetworkConfig(Optional<PortRange> ports, List<InetAddress> announced) {

    /** As the system has it. */
    public static final NetworkConfig PLAIN = new NetworkConfig(Optional.empty(), List.of());

    public NetworkConfig {
        announced = List.copyOf(announced);
    }

    void applyTo(PortAllocatorConfig allocator) {
        ports.ifPresent(range -> {
            allocator.minPort = range.min();
            allocator.maxPort = range.max();
        });
    }
}
