package dev.momo.node.rtc;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A STUN or TURN server.
 *
 * @param username empty for none
 * @param credential empty for none; never shown
 */
public record IceServer(List<String> urls, String username, String credential) {

    private static final String ADDRESS = "(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(?::([0-9]{1,5}))?";
    private static final Pattern STUN = Pattern.compile("stuns?:" + ADDRESS);
    private static final Pattern TURN = Pattern.compile("turns?:" + ADDRESS + "(?:\\?transport=(?:udp|tcp))?");
    private static final int LARGEST_PORT = 65_535;
    /** RFC 8489, 14.3. */
    private static final int LONGEST_USERNAME = 508;

    public IceServer {
        urls = List.copyOf(urls);
    }

    public static IceServer of(String url) {
        return new IceServer(List.of(url), "", "");
    }

    /**
     * Whether libwebrtc can use it: URLs as in RFC 7064 and 7065, and a user for TURN. One that it cannot ends the process
     * in webrtc-java 0.14.0, which takes no notice that there is no peer connection then.
     */
    boolean isUsable() {
        boolean hasUser = !username.isEmpty() && username.length() <= LONGEST_USERNAME && !credential.isEmpty();
        return !urls.isEmpty() && urls.stream().allMatch(url -> matches(STUN, url) || hasUser && matches(TURN, url));
    }

    private static boolean matches(Pattern pattern, String url) {
        Matcher matcher = pattern.matcher(url);
        if (!matcher.matches()) {
            return false;
        }
        int port = matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2));
        return port > 0 && port <= LARGEST_PORT;
    }

    @Override
    public String toString() {
        return urls.toString();
    }
}
