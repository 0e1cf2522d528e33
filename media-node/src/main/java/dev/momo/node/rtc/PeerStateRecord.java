package dev.momo.node.rtc;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The state of a peer, since when, and when in the row of peers it was established. Safe for use by several threads. */
final class PeerStateRecord {

    private final AtomicLong establishedCount;
    private final LongSupplier nanoTime;
    private IceState state = IceState.NEW;
    private long since;
    private long establishedOrder;

    PeerStateRecord(AtomicLong establishedCount, LongSupplier nanoTime) {
        this.establishedCount = establishedCount;
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    synchronized void change(IceState next) {
        if (next == state) {
            return;
        }
        state = next;
        since = nanoTime.getAsLong();
        if (establishedOrder == 0 && next.isEstablished()) {
            establishedOrder = establishedCount.incrementAndGet();
        }
    }

    synchronized PeerStatus status(String id) {
        return new PeerStatus(id, state, nanoTime.getAsLong() - since, establishedOrder);
    }
}
