package dev.momo.gateway.demand;

import dev.momo.gateway.node.NodeLink;
import dev.momo.gateway.node.NodeSample;
import dev.momo.gateway.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What is asked of one node. */
final class NodeDemand {

    /** How often a selection is looked after: refreshed ahead, its waiters' time checked, forgotten. */
    static final Duration TICK = Duration.ofMillis(30);

    private final NodeLink link;
    private final Time time;
    private final int maxSelections;

    private final Object lock = new Object();
    private final Map<String, Selection> selections = new HashMap<>();
    private long lastRequestId;
    private boolean closed;

    NodeDemand(NodeLink link, Time time, int maxSelections) {
        this.link = link;
        this.time = time;
        this.maxSelections = maxSelections;
    }

    CompletionStage<NodeSample> get(String connectionId) {
        synchronized (lock) {
            if (closed) {
                return CompletableFuture.failedFuture(left());
            }
            Selection selection = selections.get(connectionId);
            if (selection == null) {
                // The connection that was established last can always be asked for.
                if (!connectionId.isEmpty() && selections.size() >= maxSelections) {
                    return CompletableFuture.failedFuture(new NoFreshSampleException("is asked for " + maxSelections
                            + " different connections at once, which is the bound (MOMO_MAX_CONNECTIONS)"));
                }
                selection = new Selection(connectionId);
                selections.put(connectionId, selection);
                tickLater(selection);
            }
            CompletionStage<NodeSample> sample = selection.get(time.nanos());
            if (selection.isWaitedFor()) {
                ask(selection);
            }
            return sample;
        }
    }

    private void ask(Selection selection) {
        long now = time.nanos();
        if (selection.mayAsk(now)) {
            selection.asked(++lastRequestId, now);
            link.requestSample(lastRequestId, selection.connectionId());
        }
    }

    private void tickLater(Selection selection) {
        time.after(TICK, () -> tick(selection));
    }

    private void tick(Selection selection) {
        List<CompletableFuture<NodeSample>> expired;
        synchronized (lock) {
            if (closed) {
                return;
            }
            long now = time.nanos();
            expired = selection.expired(now);
            if (selection.isIdle(now)) {
                selections.remove(selection.connectionId());
            } else {
                if (selection.isWaitedFor() || selection.isRefreshedAhead(now)) {
                    ask(selection);
                }
                tickLater(selection);
            }
        }
        NoFreshSampleException late = new NoFreshSampleException("sent no fresh sample within 1 s");
        expired.forEach(waiter -> waiter.completeExceptionally(late));
    }

    void delivered(long requestId, NodeSample sample) {
        List<CompletableFuture<NodeSample>> served = new ArrayList<>();
        synchronized (lock) {
            for (Selection selection : selections.values()) {
                if (selection.isAnsweredBy(requestId)) {
                    served = selection.answered(sample, time.nanos());
                    break;
                }
            }
        }
        served.forEach(waiter -> waiter.complete(sample));
    }

    void close() {
        List<CompletableFuture<NodeSample>> waiters = new ArrayList<>();
        synchronized (lock) {
            closed = true;
            selections.values().forEach(selection -> waiters.addAll(selection.drain()));
            selections.clear();
        }
        waiters.forEach(waiter -> waiter.completeExceptionally(left()));
    }

    private static NoFreshSampleException left() {
        return new NoFreshSampleException("left before it sent a sample");
    }
}
