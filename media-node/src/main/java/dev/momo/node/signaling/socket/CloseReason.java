package dev.momo.node.signaling.socket;

/**
 * Why a connection is over.
 *
 * @param code of RFC 6455: the server's, 1000 if its close frame had none or after {@link ServerLink#close()}, 1006 if
 *     the connection was lost or this node gave it up
 * @param text the server's reason as it is, perhaps empty; where there was no close frame of the server's, a sentence for a person
 */
public record CloseReason(int code, String text) {

    static final int NORMAL = 1000;
    static final int NO_CLOSE_FRAME = 1006;

    /** Whether the server has closed the connection, not lost it. */
    public boolean isServers() {
        return code != NO_CLOSE_FRAME;
    }

    static CloseReason withoutFrame(String text) {
        return new CloseReason(NO_CLOSE_FRAME, text);
    }
}
