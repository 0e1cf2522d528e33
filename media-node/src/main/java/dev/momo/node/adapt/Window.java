package dev.momo.node.adapt;

import java.util.ArrayDeque;
import java.util.Deque;

/** The figures of the last seconds, and rates between them. */
final class Window {

    private static final double SECOND = 1e9;

    private static final long LATEST = 240_000_000;

    private final Deque<Figures> figures = new ArrayDeque<>();
    private final long lengthNanos;

    Window(long lengthNanos) {
        this.lengthNanos = lengthNanos;
    }

    void add(Figures next) {
        if (!figures.isEmpty() && next.framesEncoded() < figures.getLast().framesEncoded()) {
            // Counted anew.
            figures.clear();
        }
        figures.addLast(next);
        while (next.nanos() - figures.getFirst().nanos() > lengthNanos) {
            figures.removeFirst();
        }
    }

    /** Forgets all but the newest: what is sent is another thing now. */
    void restart() {
        while (figures.size() > 1) {
            figures.removeFirst();
        }
    }

    /** What it covers. */
    double seconds() {
        return figures.isEmpty()
                ? 0
                : (figures.getLast().nanos() - figures.getFirst().nanos()) / SECOND;
    }

    /** Payload sent, bit/s. */
    double bitrate() {
        return 8.0 * (figures.getLast().bytesSent() - figures.getFirst().bytesSent()) / seconds();
    }

    /** Pictures encoded a second. */
    double framerate() {
        return frames() / seconds();
    }

    /** Pictures given to the encoder a second. */
    double offered() {
        return (figures.getLast().framesOffered() - figures.getFirst().framesOffered()) / seconds();
    }

    /** Mean of the pictures; 0 if there was none, or the encoder does not tell. */
    double quantiser() {
        return frames() == 0
                ? 0
                : (double) (figures.getLast().quantiserSum()
                                - figures.getFirst().quantiserSum())
                        / frames();
    }

    /** Mean of the pictures, in seconds. */
    double encodeTime() {
        return frames() == 0
                ? 0
                : (figures.getLast().encodeSeconds() - figures.getFirst().encodeSeconds()) / frames();
    }

    private long frames() {
        return figures.getLast().framesEncoded() - figures.getFirst().framesEncoded();
    }

    /** Mean wait for sending of the packets of about the last quarter of a second, in seconds. */
    double sendDelay() {
        Figures last = figures.getLast();
        Figures before = figures.getFirst();
        for (Figures each : figures) {
            if (last.nanos() - each.nanos() >= LATEST) {
                before = each;
            }
        }
        long packets = last.packetsSent() - before.packetsSent();
        return packets == 0 ? 0 : (last.sendDelaySeconds() - before.sendDelaySeconds()) / packets;
    }
}
