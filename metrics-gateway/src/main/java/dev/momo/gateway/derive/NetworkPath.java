package dev.momo.gateway.derive;

/**
 * The candidate pair that a connection uses. Texts are empty where libwebrtc does not say.
 *
 * @param id of the candidate-pair stats
 * @param localType the local candidate's type, {@code host}, {@code srflx}, {@code prflx} or {@code relay}
 * @param remoteType the remote candidate's
 * @param protocol {@code udp} or {@code tcp}
 * @param relayProtocol between this side and its TURN server: {@code udp}, {@code tcp} or {@code tls}
 */
public record NetworkPath(
        String id, String localType, String remoteType, String protocol, String relayProtocol, Figures figures) {

    private static final String RELAY = "relay";

    /** Whether a TURN server of either side passes everything on. */
    public boolean isRelayed() {
        return localType.equals(RELAY) || remoteType.equals(RELAY);
    }
}
