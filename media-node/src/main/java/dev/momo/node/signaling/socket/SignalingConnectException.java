package dev.momo.node.signaling.socket;

/** There is no connection to a signalling server; the message says to which and why, in one line for a person. */
public final class SignalingConnectException extends RuntimeException {

    /** Without the cause: libraries put into their messages what they like, and this one is logged. */
    SignalingConnectException(SignalingUrl url, String problem) {
        super("No connection to " + url.withoutQuery() + ": " + problem);
    }
}
