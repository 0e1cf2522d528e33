package dev.momo.gateway.feed;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The streams that have not said Hello yet. Safe for use by several threads. */
final class PendingStreams {

    private final int bound;
    private final Set<Publication> pending = ConcurrentHashMap.newKeySet();

    PendingStreams(int bound) {
        this.bound = bound;
    }

    /** Whether there was room for one more. */
    synchronized boolean admit(Publication publication) {
        return pending.size() < bound && pending.add(publication);
    }

    void release(Publication publication) {
        pending.remove(publication);
    }

    int bound() {
        return bound;
    }
}
