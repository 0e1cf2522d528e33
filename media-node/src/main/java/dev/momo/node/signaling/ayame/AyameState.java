package dev.momo.node.signaling.ayame;

import java.util.Locale;

/** What the client is doing, in words for dashboards. */
enum AyameState {
    CONNECTING,
    REGISTERING,
    /** Registered; nobody else is in the room. */
    WAITING,
    NEGOTIATING,
    CONNECTED,
    /** Connected, and no word from the other side for some seconds. */
    INTERRUPTED,
    /** The server cannot be reached; tried again. */
    UNREACHABLE,
    /** The server does not let us in; tried again, slowly. */
    REJECTED,
    /** The last session is over or came to nothing; a new one is under way. */
    ENDED,
    CLOSED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
