package dev.momo.node.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What of the pair can be reached, and from where. */
final class PortsIT {

    @Test
    void onlyThePageIsForOtherMachines() throws SocketException {
        try (NodeProcess node = NodeProcess.pair()) {
            Metrics metrics = node.metrics();

            // Before anybody watches: with a viewer libwebrtc opens ports of its own for ICE over TCP.
            assertThat(ListeningSockets.of(node.program().handle()))
                    .singleElement()
                    .satisfies(page -> {
                        assertThat(page.getAddress().isAnyLocalAddress())
                                .as("%s", page)
                                .isTrue();
                        assertThat(page.getPort()).isEqualTo(node.port());
                    });
            List<InetSocketAddress> gateway = ListeningSockets.of(node.gateway());
            assertThat(gateway).as("metrics, feed, management").hasSize(3).allSatisfy(socket -> assertThat(
                            socket.getAddress().isLoopbackAddress())
                    .as("%s", socket)
                    .isTrue());
            assertThat(gateway).extracting(InetSocketAddress::getPort).contains(node.metricsPort());

            assertThat(metrics.isListening()).isTrue();
            for (String address : otherAddresses()) {
                assertThat(new Metrics(address, node.metricsPort()).isListening())
                        .as(address)
                        .isFalse();
            }
        }
    }

    @Test
    void metricsIsForOtherMachinesIfItIsAllowed() throws SocketException {
        try (NodeProcess node = NodeProcess.start(
                Map.of(), "--metrics-port", "0", "--metrics-allow-external-ip", "p2p", "--port", "0")) {
            assertThat(node.metrics().get().status()).isEqualTo(200);
            for (String address : otherAddresses()) {
                assertThat(new Metrics(address, node.metricsPort()).get().status())
                        .as(address)
                        .isEqualTo(200);
            }
            assertThat(ListeningSockets.of(node.gateway()))
                    .as("feed and management stay where they are")
                    .hasSize(3)
                    .filteredOn(socket -> !socket.getAddress().isLoopbackAddress())
                    .extracting(InetSocketAddress::getPort)
                    .containsExactly(node.metricsPort());
        }
    }

    private static List<String> otherAddresses() throws SocketException {
        List<String> addresses = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
                .map(InetAddress::getHostAddress)
                .toList();
        assertThat(addresses).as("addresses of this machine").isNotEmpty();
        return addresses;
    }
}
