package dev.momo.node.rtc;

/** The candidates of one peer's own. On the signalling executor. */
final class LocalCandidates {

    private final String peer;
    private final PortShortage shortage;
    private boolean hasUdpPort;

    LocalCandidates(String peer, PortShortage shortage) {
        this.peer = peer;
        this.shortage = shortage;
    }

    void add(IceCandidate candidate) {
        hasUdpPort |= candidate.candidate().matches("candidate:\\S+ \\d+ (?i:udp) .* typ host\\b.*");
    }

    /** There will be no more. */
    void onGathered() {
        shortage.onGathered(peer, hasUdpPort);
    }
}
