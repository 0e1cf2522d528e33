package dev.momo.node.signaling.p2p;

/** Counts those who watch. On the signalling executor. */
final class ViewerLimit {

    private final int max;
    private int watching;

    ViewerLimit(int max) {
        this.max = max;
    }

    /** Takes a place; false if there is none. */
    boolean enter() {
        if (watching >= max) {
            return false;
        }
        watching++;
        return true;
    }

    void leave() {
        watching--;
    }

    int max() {
        return max;
    }
}
