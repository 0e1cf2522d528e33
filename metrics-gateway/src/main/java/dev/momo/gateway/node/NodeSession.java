package dev.momo.gateway.node;

import dev.momo.gateway.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One stream of one node, from its Hello to its end. Safe for use by several threads. */
public final class NodeSession {

    private record Seen(Instant at, long nanos) {}

    private final Nodes nodes;
    private final NodeIdentity identity;
    private final NodeLink link;
    private final Time time;
    private final Instant firstSeen;
    private final Instant since;

    private volatile Seen seen;
    private volatile @Nullable NodeSample periodic;
    private volatile boolean open = true;

    /** @param firstSeen when a node of this id first connected, as far as that is remembered */
    NodeSession(Nodes nodes, NodeIdentity identity, NodeLink link, Time time, Optional<Instant> firstSeen) {
        this.nodes = nodes;
        this.identity = identity;
        this.link = link;
        this.time = time;
        this.since = time.now();
        this.firstSeen = firstSeen.orElse(since);
        this.seen = new Seen(since, time.nanos());
    }

    public NodeIdentity identity() {
        return identity;
    }

    public NodeLink link() {
        return link;
    }

    /** Whether the stream still is the node's, neither ended nor replaced. */
    public boolean isOpen() {
        return open;
    }

    /** Notes that the node is alive: any message of it counts. */
    public void seen() {
        seen = new Seen(time.now(), time.nanos());
    }

    /** Keeps a periodic sample as the latest and tells the listeners. Samples made on demand do not pass here. */
    public synchronized void periodic(NodeSample sample) {
        if (open) {
            periodic = sample;
            nodes.sampled(this, sample);
        }
        if (!open) {
            // It left meanwhile.
            close();
        }
    }

    /** The node left. Without effect the second time. */
    public void end() {
        nodes.left(this);
    }

    /** Runs that when no listener hears of a sample any more; once closed, none will. */
    synchronized void afterSamples(Runnable task) {
        task.run();
    }

    void close() {
        open = false;
        // A report may be large and a gone node is remembered for long.
        periodic = null;
    }

    Instant firstSeen() {
        return firstSeen;
    }

    long lastSeenNanos() {
        return seen.nanos();
    }

    NodeSnapshot snapshot() {
        Seen last = seen;
        Duration silence = Duration.ofNanos(Math.max(0, time.nanos() - last.nanos()));
        return new NodeSnapshot(identity, open, firstSeen, since, last.at(), silence, Optional.ofNullable(periodic));
    }
}
