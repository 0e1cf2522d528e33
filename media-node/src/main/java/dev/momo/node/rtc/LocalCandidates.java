package dev.momo.node.rtc;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The candidates of one peer's own, and what the other side is told of them. On the signalling executor. */
final class LocalCandidates {

    private final String peer;
    private final AnnouncedAddresses addresses;
    private final PortShortage shortage;
    /** In each media section. */
    private final Map<String, Set<String>> told = new HashMap<>();

    private boolean hasUdpPort;

    LocalCandidates(String peer, AnnouncedAddresses addresses, PortShortage shortage) {
        this.peer = peer;
        this.addresses = addresses;
        this.shortage = shortage;
    }

    /** Gives those that are to be told of this one. */
    List<IceCandidate> add(IceCandidate candidate) {
        hasUdpPort |= candidate.candidate().matches("candidate:\\S+ \\d+ (?i:udp) .* typ host\\b.*");
        Set<String> toldThere = told.computeIfAbsent(candidate.sdpMid(), mid -> new HashSet<>());
        return addresses.candidates(candidate.candidate(), toldThere).stream()
                .map(line -> new IceCandidate(candidate.sdpMid(), candidate.sdpMLineIndex(), line))
                .toList();
    }

    /** There will be no more. */
    void onGathered() {
        shortage.onGathered(peer, hasUdpPort);
    }

    /** The description for the other side, from this side's own. */
    String announced(String sdp) {
        return addresses.description(sdp);
    }
}
