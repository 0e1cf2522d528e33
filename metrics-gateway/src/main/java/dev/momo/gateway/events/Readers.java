package dev.momo.gateway.events;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Who reads, by the node that they read of; as many as may be. Safe for use by several threads. */
final class Readers {

    /** @param everySample false for a reader whose samples are asked of the node */
    record Entry(Reader reader, boolean everySample) {}

    private final int bound;
    private final AtomicInteger admitted = new AtomicInteger();
    private final Map<String, Set<Entry>> byNode = new ConcurrentHashMap<>();

    Readers(int bound) {
        this.bound = bound;
    }

    int bound() {
        return bound;
    }

    /** A place for one more, to be given back by {@link #leave}. */
    boolean admit() {
        if (admitted.incrementAndGet() <= bound) {
            return true;
        }
        admitted.decrementAndGet();
        return false;
    }

    void leave() {
        admitted.decrementAndGet();
    }

    void add(String node, Entry entry) {
        byNode.compute(node, (id, kept) -> {
            Set<Entry> readers = kept == null ? ConcurrentHashMap.newKeySet() : kept;
            readers.add(entry);
            return readers;
        });
    }

    void remove(String node, Entry entry) {
        byNode.computeIfPresent(node, (id, readers) -> {
            readers.remove(entry);
            return readers.isEmpty() ? null : readers;
        });
    }

    boolean hasAny(String node) {
        return byNode.containsKey(node);
    }

    void forEach(String node, Consumer<Entry> action) {
        byNode.getOrDefault(node, Set.of()).forEach(action);
    }

    void forEach(Consumer<Entry> action) {
        byNode.values().forEach(readers -> readers.forEach(action));
    }
}
