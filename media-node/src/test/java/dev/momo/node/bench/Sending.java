package dev.momo.node.bench;

/** A sender at work. */
interface Sending extends AutoCloseable {

    /** Seconds so far in which the sender's machine, not the link, was what held it back; NaN if it does not say. */
    default double secondsShortOfCpu() {
        return Double.NaN;
    }

    @Override
    void close();
}
