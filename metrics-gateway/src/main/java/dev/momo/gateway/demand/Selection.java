package dev.momo.gateway.demand;

import dev.momo.gateway.node.NodeSample;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The freshest sample for one connection of one node, and who waits for a fresher. Guarded by its {@link NodeDemand}. */
final class Selection {

    /** What is served was collected at most 50 ms ago; 5 ms of it are left for the way to the client. */
    private static final long FRESH = Duration.ofMillis(45).toNanos();
    /** A waiter waits at most 1 s; waiters are looked at once a tick. */
    private static final long PATIENCE =
            Duration.ofSeconds(1).minus(NodeDemand.TICK).toNanos();
    /** A request that was not answered by then is asked again. */
    private static final long ABANDON = Duration.ofSeconds(1).toNanos();
    /** Two requests closer than this are a series, which is refreshed ahead until it pauses as long. */
    private static final long SERIES = Duration.ofMillis(250).toNanos();

    private record Waiter(CompletableFuture<NodeSample> sample, long sinceNanos) {}

    private final String connectionId;
    private final Deque<Waiter> waiters = new ArrayDeque<>();

    private @Nullable NodeSample latest;
    private long outstanding;
    private long askedNanos;
    private boolean requested;
    private boolean series;
    private long requestedNanos;

    Selection(String connectionId) {
        this.connectionId = connectionId;
    }

    String connectionId() {
        return connectionId;
    }

    CompletionStage<NodeSample> get(long now) {
        series = requested && now - requestedNanos < SERIES;
        requested = true;
        requestedNanos = now;
        if (latest != null && latest.ageNanos(now) <= FRESH) {
            return CompletableFuture.completedFuture(latest);
        }
        CompletableFuture<NodeSample> sample = new CompletableFuture<>();
        waiters.add(new Waiter(sample, now));
        return sample;
    }

    boolean isWaitedFor() {
        return !waiters.isEmpty();
    }

    boolean isRefreshedAhead(long now) {
        return series && now - requestedNanos < SERIES;
    }

    boolean isIdle(long now) {
        return waiters.isEmpty() && now - requestedNanos >= SERIES;
    }

    boolean mayAsk(long now) {
        return outstanding == 0 || now - askedNanos >= ABANDON;
    }

    void asked(long requestId, long now) {
        outstanding = requestId;
        askedNanos = now;
    }

    boolean isAnsweredBy(long requestId) {
        return outstanding == requestId;
    }

    /**
     * Takes the answer; gives those whom it serves: all if it is fresh. One that was long under way (a slow link, a busy
     * node) serves those for whom it was asked, and nobody who came much later: they wait for the next. One that was
     * collected well before it was asked for serves nobody.
     */
    List<CompletableFuture<NodeSample>> answered(NodeSample sample, long now) {
        outstanding = 0;
        if (sample.ageNanos(now) <= FRESH) {
            latest = sample;
            return drain();
        }
        List<CompletableFuture<NodeSample>> served = new ArrayList<>();
        boolean collectedForThem = sample.ageNanos(now) - (now - askedNanos) <= FRESH;
        while (collectedForThem && !waiters.isEmpty() && waiters.getFirst().sinceNanos() - askedNanos <= FRESH) {
            served.add(waiters.removeFirst().sample());
        }
        return served;
    }

    /** Those who waited as long as anybody may, no longer among the waiters. */
    List<CompletableFuture<NodeSample>> expired(long now) {
        List<CompletableFuture<NodeSample>> expired = new ArrayList<>();
        while (!waiters.isEmpty() && now - waiters.getFirst().sinceNanos() >= PATIENCE) {
            expired.add(waiters.removeFirst().sample());
        }
        return expired;
    }

    List<CompletableFuture<NodeSample>> drain() {
        List<CompletableFuture<NodeSample>> drained =
                waiters.stream().map(Waiter::sample).toList();
        waiters.clear();
        return drained;
    }
}
