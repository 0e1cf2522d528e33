package dev.momo.node.signaling.p2p;

import java.util.concurrent.atomic.AtomicLong;

/** Room for the messages of all viewers that wait to be dealt with. Safe for use by several threads. */
final class MessageSpace {

    private final AtomicLong left;

    MessageSpace(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /** Takes room; false, and nothing taken, if there is not so much. */
    boolean take(long bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    void giveBack(long bytes) {
        left.addAndGet(bytes);
    }
}
