package dev.momo.node.signaling.ayame;

import dev.momo.node.rtc.IceCandidate;
import dev.momo.node.rtc.IceServer;
import java.util.List;
import java.util.Optional;

/** What the server may send. */
sealed interface ServerMessage {

    /** @param peerIsThere whether somebody is in the room already; empty from old servers, which do not say */
    record Accept(Optional<Boolean> peerIsThere, List<IceServer> iceServers) implements ServerMessage {}

    record Reject(String reason) implements ServerMessage {}

    record Offer(String sdp) implements ServerMessage {}

    record Answer(String sdp) implements ServerMessage {}

    record Candidate(IceCandidate candidate) implements ServerMessage {}

    record Ping() implements ServerMessage {}

    /** The other side has left the room, which is dissolved. */
    record Bye() implements ServerMessage {}

    /** A type that is not known here. */
    record Other(String type) implements ServerMessage {}
}
