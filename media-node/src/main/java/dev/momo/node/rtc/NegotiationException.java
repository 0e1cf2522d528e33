package dev.momo.node.rtc;

/** What the other side sent cannot be used: broken SDP, a malformed candidate. */
public final class NegotiationException extends RuntimeException {

    NegotiationException(String message) {
        super(message);
    }
}
