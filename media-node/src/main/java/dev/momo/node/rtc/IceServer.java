package dev.momo.node.rtc;

import java.util.List;

/**
 * A STUN or TURN server.
 *
 * @param username empty for none
 * @param credential empty for none; never shown
 */
public record IceServer(List<String> urls, String username, String credential) {

    public IceServer {
        urls = List.copyOf(urls);
    }

    public static IceServer of(String url) {
        return new IceServer(List.of(url), "", "");
    }

    @Override
    public String toString() {
        return urls.toString();
    }
}
