package dev.momo.node.signaling.socket;

import java.time.Duration;

/**
 * How long a connection may take for what.
 *
 * @param connect from the call to the end of the upgrade
 * @param ping between two pings to the server
 * @param silence without anything from the server
 */
record Bounds(Duration connect, Duration ping, Duration silence) {

    static final Bounds DEFAULT = new Bounds(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(25));
}
