package dev.momo.node.feed;

/** Numbers that run through a whole boot, over all streams and their reconnections. On the feed's thread. */
final class SampleCounters {

    private long sequence;
    private long dropped;

    long nextSequence() {
        return ++sequence;
    }

    void countDropped() {
        dropped++;
    }

    long dropped() {
        return dropped;
    }
}
