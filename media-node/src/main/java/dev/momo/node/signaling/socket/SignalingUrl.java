package dev.momo.node.signaling.socket;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a signalling server is. The query may hold secrets: {@link #withoutQuery()} is what may be shown.
 *
 * @param tls whether it is wss://
 * @param host a name, or an address, of IPv6 without brackets
 * @param port 1 to 65535
 * @param pathAndQuery begins with a slash; sent as it is
 */
public record SignalingUrl(boolean tls, String host, int port, String pathAndQuery) {

    private static final Pattern FORM = Pattern.compile("(?i)(ws|wss)://([^/?#]*)([/?][\\x21-\\x7e&&[^#]]*)?");

    private static final int PORT = 80;
    private static final int TLS_PORT = 443;

    /**
     * Reads ws:// and wss:// URLs. Ports are 80 and 443 unless given, an empty path is a slash.
     *
     * @return empty for any other scheme, with user information or a fragment, without a host, with a host or port that
     *     is none, and with characters that RFC 3986 wants percent-encoded
     */
    public static Optional<SignalingUrl> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean tls = matcher.group(1).length() == 3;
        String rest = matcher.group(3) == null ? "" : matcher.group(3);
        String pathAndQuery = rest.startsWith("/") ? rest : "/" + rest;
        if (!isEncoded(pathAndQuery)) {
            return Optional.empty();
        }
        return HostAndPort.parse(matcher.group(2), defaultPort(tls))
                .map(where -> new SignalingUrl(tls, where.host(), where.port(), pathAndQuery));
    }

    /** Without what may be secret. */
    public String withoutQuery() {
        int query = pathAndQuery.indexOf('?');
        return origin() + (query < 0 ? pathAndQuery : pathAndQuery.substring(0, query));
    }

    /** The whole URL, with all secrets that are in it. */
    @Override
    public String toString() {
        return origin() + pathAndQuery;
    }

    String hostHeader() {
        return new HostAndPort(host, port).toString(defaultPort(tls));
    }

    private String origin() {
        return (tls ? "wss://" : "ws://") + hostHeader();
    }

    private static int defaultPort(boolean tls) {
        return tls ? TLS_PORT : PORT;
    }

    /** Vert.x makes a URI of it: one that could not be made would be shown whole by the exception. */
    private static boolean isEncoded(String pathAndQuery) {
        try {
            return new URI("ws://host" + pathAndQuery).getRawPath() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
