package dev.momo.node.rtc;

import dev.onvoid.webrtc.PortAllocatorConfig;
import java.util.Optional;

/**
 * How peers are to be reached.
 *
 * @param ports of media; empty for any that the system gives
 */
public record NetworkConfig(Optional<PortRange> ports) {

    /** As the system has it. */
    public static final NetworkConfig PLAIN = new NetworkConfig(Optional.empty());

    void applyTo(PortAllocatorConfig allocator) {
        ports.ifPresent(range -> {
            allocator.minPort = range.min();
            allocator.maxPort = range.max();
        });
    }
}
