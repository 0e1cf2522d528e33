package dev.momo.node.testing.ayame;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What has happened so far; read by tests while it goes on. */
final class Recording {

    private final List<Received> messages = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger failedHandshakes = new AtomicInteger();

    void add(Received message) {
        messages.add(message);
    }

    void opened() {
        open.incrementAndGet();
        accepted.incrementAndGet();
    }

    void closed() {
        open.decrementAndGet();
    }

    void handshakeFailed() {
        failedHandshakes.incrementAndGet();
    }

    List<Received> messages() {
        return List.copyOf(messages);
    }

    List<Received> messages(String type) {
        return messages.stream().filter(message -> message.type().equals(type)).toList();
    }

    int accepted() {
        return accepted.get();
    }

    int open() {
        return open.get();
    }

    int failedHandshakes() {
        return failedHandshakes.get();
    }
}
