package dev.momo.gateway.events;

import dev.momo.gateway.node.NodeSample;
import dev.momo.gateway.time.Time;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One reader of the stream. News may come from any thread and replace what was not sent yet; everything else happens in
 * the sink's thread.
 */
final class Reader {

    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Sink sink;
    private final Content content;
    private final Time time;
    private final Duration interval;

    private final AtomicReference<@Nullable NodeSample> sample = new AtomicReference<>();
    private final AtomicBoolean node = new AtomicBoolean();
    private final AtomicBoolean urgent = new AtomicBoolean();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile boolean closed;

    private boolean draining;
    private boolean timed;
    private @Nullable NodeSample lastSent;
    private boolean paced;
    private long dueNanos;

    /**
     * @param content makes the events of what is new at the moment of sending
     * @param interval between two events at least, zero for everything that comes
     */
    Reader(Sink sink, Content content, Time time, Duration interval) {
        this.sink = sink;
        this.content = content;
        this.time = time;
        this.interval = interval;
    }

    /** In the sink's thread, before anything else. */
    void open() {
        sink.write(EventText.retry());
        heartbeatLater();
    }

    /** What is known already, unless something newer came before. */
    void first(NodeSample known) {
        sample.compareAndSet(null, known);
        schedule();
    }

    /** A newer sample to send. */
    void sample(NodeSample newer) {
        sample.set(newer);
        schedule();
    }

    /** What is known of the node changed. */
    void node() {
        node.set(true);
        schedule();
    }

    /** The same, and it does not wait for the interval. */
    void nodeNow() {
        urgent.set(true);
        node();
    }

    private void schedule() {
        if (!closed && scheduled.compareAndSet(false, true)) {
            sink.run(() -> {
                scheduled.set(false);
                send();
            });
        }
    }

    private void send() {
        if (closed || draining) {
            return;
        }
        if (sink.isFull()) {
            draining = true;
            sink.onDrained(() -> {
                draining = false;
                send();
            });
            return;
        }
        long now = time.nanos();
        if (paced && now - dueNanos < 0 && !urgent.get()) {
            sendWhenDue(now);
            return;
        }
        urgent.set(false);
        NodeSample newest = sample.getAndSet(null);
        if (newest == lastSent) {
            newest = null;
        }
        boolean nodeChanged = node.getAndSet(false);
        if (newest == null && !nodeChanged) {
            return;
        }
        Buffer events = content.of(newest, nodeChanged);
        if (events.length() > 0) {
            sink.write(events);
            lastSent = newest == null ? lastSent : newest;
            pace(now);
        }
    }

    private void sendWhenDue(long now) {
        if (!timed) {
            timed = true;
            time.after(
                    Duration.ofNanos(dueNanos - now),
                    () -> sink.run(() -> {
                        timed = false;
                        send();
                    }));
        }
    }

    /** On time again after a delay, without a burst to make up for it. */
    private void pace(long now) {
        boolean onTime = paced && now - dueNanos < interval.toNanos();
        dueNanos = (onTime ? dueNanos : now) + interval.toNanos();
        paced = !interval.isZero();
    }

    private void heartbeatLater() {
        time.after(
                HEARTBEAT,
                () -> sink.run(() -> {
                    if (!closed) {
                        if (!sink.isFull()) {
                            sink.write(EventText.heartbeat());
                        }
                        heartbeatLater();
                    }
                }));
    }

    boolean isClosed() {
        return closed;
    }

    /** Whether a sample still waits to be sent. */
    boolean isBehind() {
        return sample.get() != null;
    }

    /** The reader left: nothing more is sent. */
    void close() {
        closed = true;
    }

    /** The gateway ends. Completes when the reader was told. */
    CompletionStage<Void> end() {
        CompletableFuture<Void> told = new CompletableFuture<>();
        sink.run(() -> {
            closed = true;
            sink.end().whenComplete((done, failure) -> told.complete(null));
        });
        return told;
    }
}
