package dev.momo.node.signaling.p2p;

import io.netty.util.NetUtil;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides which web pages may connect: those of this host, and those named. No foreign page gets the camera.
 *
 * <p>A page is of this host if its origin (RFC 6454) is the host that the request went to, and that host is named in a
 * way that only this network can give: by address, or by a name that no public name server answers for. Any other name
 * might be a foreign one that was made to resolve to this machine (DNS rebinding), so it has to be named.
 */
final class OriginPolicy {

    private static final Set<String> PRIVATE_DOMAINS = Set.of("local", "localhost", "lan", "internal", "home.arpa");

    private final Set<String> allowed;

    OriginPolicy(Set<String> allowed) {
        this.allowed = allowed;
    }

    /**
     * @param origin the request's Origin, absent if no web page sent it
     * @param host the request's Host
     */
    boolean allows(@Nullable String origin, @Nullable String host) {
        if (origin == null || allowed.contains(origin)) {
            return true;
        }
        URI page = parse(origin);
        URI self = host == null || page == null ? null : parse(page.getScheme() + "://" + host);
        return self != null && sameHost(page, self) && isPrivate(page.getHost());
    }

    private static boolean sameHost(URI page, URI self) {
        return page.getHost().equalsIgnoreCase(self.getHost()) && port(page) == port(self);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    private static boolean isPrivate(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.startsWith("[")
                || NetUtil.isValidIpV4Address(name)
                || !name.contains(".")
                || PRIVATE_DOMAINS.stream().anyMatch(domain -> name.endsWith("." + domain));
    }

    private static @Nullable URI parse(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getScheme() != null && uri.getHost() != null ? uri : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
