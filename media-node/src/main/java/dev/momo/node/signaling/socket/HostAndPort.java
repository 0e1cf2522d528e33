package dev.momo.node.signaling.socket;

import io.netty.util.NetUtil;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a URL that says where.
 *
 * @param host a name, or an address, of IPv6 without brackets
 * @param port 1 to 65535
 */
record HostAndPort(String host, int port) {

    /** Underscores are not for host names, but those of container networks have them. */
    private static final Pattern FORM =
            Pattern.compile("(?:\\[([^\\[\\]]+)]|([A-Za-z0-9._-]{1,253}))(?::([0-9]{1,5}))?");

    private static final int MAX_PORT = 65535;

    /** Empty if there is no host in it, or anything but host and port, or a port that is none. */
    static Optional<HostAndPort> parse(String authority, int defaultPort) {
        Matcher matcher = FORM.matcher(authority);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String address = matcher.group(1);
        if (address != null && (!NetUtil.isValidIpV6Address(address) || address.contains("%"))) {
            return Optional.empty();
        }
        int port = matcher.group(3) == null ? defaultPort : Integer.parseInt(matcher.group(3));
        return port < 1 || port > MAX_PORT
                ? Optional.empty()
                : Optional.of(new HostAndPort(address == null ? matcher.group(2) : address, port));
    }

    /** As a URL and the Host header have it, the port only if it is not that one. */
    String toString(int defaultPort) {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == defaultPort ? name : name + ":" + port;
    }
}
