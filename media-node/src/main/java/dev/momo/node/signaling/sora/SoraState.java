package dev.momo.node.signaling.sora;

import java.util.Locale;

/** What the client is doing, in words for dashboards. */
enum SoraState {
    /** Waits to be told to connect. */
    IDLE,
    CONNECTING,
    /** A server has answered; offer and answer are under way. */
    NEGOTIATING,
    CONNECTED,
    /** Connected, and no word from the other side for some seconds. */
    INTERRUPTED,
    /** No server can be reached, or none answers; tried again. */
    UNREACHABLE,
    /** The server does not let us in; tried again. */
    REJECTED,
    /** The last session is over; a new one is under way. */
    ENDED,
    CLOSED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
