package dev.momo.node.signaling.p2p;

import dev.momo.node.rtc.IceCandidate;

/** What a viewer may send on the WebSocket. */
sealed interface ClientMessage {

    /** Opens a session, or takes the place of the one that this socket has. */
    record Offer(String sdp) implements ClientMessage {}

    record Candidate(IceCandidate candidate) implements ClientMessage {}

    /**
     * Ayame's first message.
     *
     * @param ofNode whether a node in ayame mode takes us for its signalling server; otherwise it is a page
     */
    record Register(boolean ofNode) implements ClientMessage {}

    /** {@code close} or {@code bye}: ends the session, not the socket. */
    record Close() implements ClientMessage {}

    /** A type that asks nothing of us: {@code answer} (this side never offers), {@code pong}, or one unknown. */
    record Other(String type) implements ClientMessage {}
}
