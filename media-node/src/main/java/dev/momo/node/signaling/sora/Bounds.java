package dev.momo.node.signaling.sora;

import java.time.Duration;

/**
 * How long a session may take for what, and how soon the next one is begun.
 *
 * @param toConnect from the first attempt to reach a server until media can flow
 * @param silence without a ping, while there is a WebSocket; Sora pings every 5 s
 * @param firstWait before the next session, doubled with each one that comes to nothing
 * @param longestWait before the next session
 */
record Bounds(Duration toConnect, Duration silence, Duration firstWait, Duration longestWait) {

    static final Bounds DEFAULT =
            new Bounds(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofSeconds(30));
}
