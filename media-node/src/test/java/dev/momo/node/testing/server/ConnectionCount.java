package dev.momo.node.testing.server;

import java.util.concurrent.atomic.AtomicInteger;

/** The TCP connections of a server; read by tests while it goes on. */
public final class ConnectionCount {

    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger failedHandshakes = new AtomicInteger();

    public void opened() {
        open.incrementAndGet();
        accepted.incrementAndGet();
    }

    public void closed() {
        open.decrementAndGet();
    }

    public void handshakeFailed() {
        failedHandshakes.incrementAndGet();
    }

    public int accepted() {
        return accepted.get();
    }

    public int open() {
        return open.get();
    }

    public int failedHandshakes() {
        return failedHandshakes.get();
    }
}
