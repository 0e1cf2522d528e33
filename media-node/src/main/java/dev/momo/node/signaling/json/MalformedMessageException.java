package dev.momo.node.signaling.json;

/** A message that is not of the protocol; the message says what was expected. */
public final class MalformedMessageException extends Exception {

    public MalformedMessageException(String message) {
        super(message);
    }
}
