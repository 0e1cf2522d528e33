package dev.momo.node.signaling.p2p;

import io.netty.util.NetUtil;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides which web pages may connect: those of this host, and those named. No foreign page gets the camera.
 *
 * <p>A page is of this host if its origin (RFC 6454) is the host that the request went to, and that host is named in a
 * way that only this network can give: by address, by this machine's own name, or by a name that no public name server
 * answers for. Any other name might be a foreign one that was made to resolve to this machine (DNS rebinding), so it has
 * to be named.
 */
final class OriginPolicy {

    private static final Set<String> PRIVATE_DOMAINS = Set.of("local", "localhost", "lan", "internal", "home.arpa");

    /** By hand: java.net.URI knows no host names with an underscore, which people do give to cameras. */
    private static final Pattern ORIGIN = Pattern.compile(
            "(https?)://(\\[[0-9a-fA-F:.]+]|[^\\s/?#@:\\[\\]]+)(?::([0-9]{1,5}))?", Pattern.CASE_INSENSITIVE);

    private record Place(String host, int port) {

        static @Nullable Place parse(String origin) {
            Matcher matcher = ORIGIN.matcher(origin);
            if (!matcher.matches()) {
                return null;
            }
            int byScheme = matcher.group(1).equalsIgnoreCase("https") ? 443 : 80;
            int port = matcher.group(3) == null ? byScheme : Integer.parseInt(matcher.group(3));
            return new Place(matcher.group(2).toLowerCase(Locale.ROOT), port);
        }
    }

    private final Set<String> allowed;
    private final String ownName;

    /**
     * @param allowed origins of other hosts
     * @param ownName the name of this machine
     */
    OriginPolicy(Set<String> allowed, String ownName) {
        this.allowed = allowed;
        this.ownName = ownName.toLowerCase(Locale.ROOT);
    }

    /**
     * @param origin the request's Origin, absent if no web page sent it
     * @param host the request's Host
     */
    boolean allows(@Nullable String origin, @Nullable String host) {
        if (origin == null || allowed.contains(origin)) {
            return true;
        }
        Place page = Place.parse(origin);
        if (page == null || host == null) {
            return false;
        }
        String scheme = origin.substring(0, origin.indexOf(':'));
        return page.equals(Place.parse(scheme + "://" + host)) && isPrivate(page.host());
    }

    private boolean isPrivate(String host) {
        return host.startsWith("[")
                || NetUtil.isValidIpV4Address(host)
                || !host.contains(".")
                || host.equals(ownName)
                || PRIVATE_DOMAINS.stream().anyMatch(domain -> host.endsWith("." + domain));
    }
}
