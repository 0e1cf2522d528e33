package dev.momo.node.signaling.ayame;

/**
 * Why a session is over.
 *
 * @param reason for a person
 */
record SessionEnd(Kind kind, String reason) {

    enum Kind {
        /** The other side has left. */
        BYE,
        /** The server does not let us in. */
        REJECTED,
        /** The server cannot be reached, or is no more. */
        UNREACHABLE,
        /** The session with the other side came to nothing. */
        FAILED
    }
}
