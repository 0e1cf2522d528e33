package dev.momo.node.rtc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many data channel messages this process may still receive.
 *
 * <p>webrtc-java 0.14.0 keeps two objects of each received message for ever: its callback never frees its references to
 * them, and nothing in Java can. Left alone, a viewer that sends without pause would end the process for want of memory
 * within minutes. A third of the heap is given to them; when that is used up messages are no longer received, and media
 * goes on. Safe for use by several threads.
 */
final class MessageBudget {

    private static final Logger logger = System.getLogger(MessageBudget.class.getName());

    /** Measured: a buffer of 24 bytes, a direct byte buffer of 64, and their two handles. */
    private static final long BYTES_PER_MESSAGE = 104;

    private final AtomicLong left;

    private MessageBudget(long messages) {
        this.left = new AtomicLong(messages);
    }

    static MessageBudget ofHeap(long maxHeapBytes) {
        return new MessageBudget(maxHeapBytes / 3 / BYTES_PER_MESSAGE);
    }

    /** Takes one; false once there is none left. */
    boolean take() {
        long now = left.decrementAndGet();
        if (now == 0) {
            logger.log(
                    Level.ERROR,
                    "Too many data channel messages since the start: no more are received until this node is started"
                            + " anew (a limit of webrtc-java, which keeps a part of each in memory)");
        }
        return now >= 0;
    }

    boolean isUsedUp() {
        return left.get() <= 0;
    }
}
