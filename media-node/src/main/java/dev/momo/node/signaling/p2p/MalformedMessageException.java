package dev.momo.node.signaling.p2p;

/** A message that is not of the protocol; the message says what was expected. */
final class MalformedMessageException extends Exception {

    MalformedMessageException(String message) {
        super(message);
    }
}
