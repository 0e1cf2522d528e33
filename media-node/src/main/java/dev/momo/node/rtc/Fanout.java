package dev.momo.node.rtc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The sources of all peers, to which the one capture is handed. Safe for use by several threads: native sources of sound
 * are not, they must not be pushed into while a sender attaches or detaches, so they are in here only in between.
 */
abstract class Fanout<S> {

    private final List<S> sources = new ArrayList<>();

    final synchronized void add(S source) {
        sources.add(source);
    }

    /** When it returns nothing is pushed into the source any more: it may be disposed. */
    final synchronized void remove(S source) {
        sources.remove(source);
    }

    /** Whether there is anybody to hand it to. */
    final synchronized boolean hasSources() {
        return !sources.isEmpty();
    }

    final synchronized void forEach(Consumer<S> push) {
        sources.forEach(push);
    }
}
