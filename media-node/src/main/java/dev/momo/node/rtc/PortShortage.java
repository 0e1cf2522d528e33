package dev.momo.node.rtc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Says once that peers get no port, and when they do again; libwebrtc then has no candidates and says nothing. On the
 * signalling executor.
 */
final class PortShortage {

    private static final Logger logger = System.getLogger(PortShortage.class.getName());

    private final Optional<PortRange> range;
    private boolean told;

    PortShortage(Optional<PortRange> range) {
        this.range = range;
    }

    /** @param hasPort whether a peer that has gathered its candidates has one of its own by UDP */
    void onGathered(String peer, boolean hasPort) {
        if (range.isEmpty() || hasPort != told) {
            return;
        }
        told = !hasPort;
        if (told) {
            logger.log(
                    Level.WARNING,
                    "{0} has no UDP port and will hardly connect: all of {1} are taken, or there is no network. Each"
                            + " viewer takes one, a node that offers up to three: give --ice-port-range more, or let fewer"
                            + " watch (--max-viewers)",
                    peer,
                    range.get());
        } else {
            logger.log(Level.WARNING, "{0} has a UDP port of {1} again", peer, range.get());
        }
    }
}
