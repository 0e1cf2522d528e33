package dev.momo.node.signaling.socket;

import java.util.Locale;
import java.util.Optional;

/**
 * An HTTP proxy that connects by CONNECT.
 *
 * @param host a name, or an address, of IPv6 without brackets
 * @param port 1 to 65535
 * @param username for Basic authentication, which is used if this or the password is not empty
 */
public record ProxySettings(String host, int port, String username, String password) {

    private static final String SCHEME = "http://";
    private static final int DEFAULT_PORT = 80;

    /**
     * Reads {@code http://host[:port]}, with or without a slash at its end. The port is 80 unless given, as of any such
     * URL and in Momo.
     *
     * @return empty for any other scheme, and with user information, a path, or a host or port that is none
     */
    public static Optional<ProxySettings> parse(String url, String username, String password) {
        if (!url.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Optional.empty();
        }
        String rest = url.substring(SCHEME.length());
        String authority = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
        return HostAndPort.parse(authority, DEFAULT_PORT)
                .map(where -> new ProxySettings(where.host(), where.port(), username, password));
    }

    boolean authenticates() {
        return !username.isEmpty() || !password.isEmpty();
    }

    /** The URL, without user name and password. */
    @Override
    public String toString() {
        return SCHEME + new HostAndPort(host, port).toString(DEFAULT_PORT);
    }
}
