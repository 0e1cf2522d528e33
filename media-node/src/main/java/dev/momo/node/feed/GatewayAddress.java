package dev.momo.node.feed;

/**
 * Where gateways listen: a name that may stand for several addresses, and a port.
 *
 * @param port 1 to 65535
 */
public record GatewayAddress(String host, int port) {

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
