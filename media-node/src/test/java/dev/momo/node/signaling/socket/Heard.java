package dev.momo.node.signaling.socket;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** Keeps what a listener hears, and on which threads. */
final class Heard implements ServerListener {

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final BlockingQueue<CloseReason> reasons = new LinkedBlockingQueue<>();
    private final List<String> order = new CopyOnWriteArrayList<>();
    private final List<String> threads = new CopyOnWriteArrayList<>();

    @Override
    public void onText(String text) {
        threads.add(Thread.currentThread().getName());
        order.add(text);
        texts.add(text);
    }

    @Override
    public void onClosed(CloseReason reason) {
        threads.add(Thread.currentThread().getName());
        order.add("closed");
        reasons.add(reason);
    }

    /** Waits 5 s at most. */
    String text() throws InterruptedException {
        return some(texts.poll(5, SECONDS));
    }

    /** Waits 10 s at most. */
    CloseReason reason() throws InterruptedException {
        return some(reasons.poll(10, SECONDS));
    }

    /** All, the end among them. */
    List<String> order() {
        return order;
    }

    List<String> threads() {
        return threads;
    }

    private <T> T some(T value) {
        if (value == null) {
            throw new AssertionError("nothing more came after " + order.size() + ", closed: " + reasons);
        }
        return value;
    }
}
