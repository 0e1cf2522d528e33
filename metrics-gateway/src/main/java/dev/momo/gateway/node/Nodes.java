package dev.momo.gateway.node;

import dev.momo.gateway.config.Settings;
import dev.momo.gateway.time.Time;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Every node that is connected, and for an hour those that left. Safe for use by several threads; nothing in it waits.
 */
@Singleton
public class Nodes {

    private static final Logger logger = Logger.getLogger(Nodes.class);

    /** How long a node that left can still be named. */
    static final Duration RETENTION = Duration.ofHours(1);

    private final int bound;
    private final Time time;
    private final Iterable<NodeListener> listeners;

    private final Object lock = new Object();
    private final Map<String, NodeSession> connected = new HashMap<>();
    /** In the order in which they left, so that the oldest is forgotten first. */
    private final Map<String, NodeSession> gone = new LinkedHashMap<>();

    /** Listeners are looked up when there is something to tell: they may know the nodes themselves. */
    @Inject
    Nodes(Settings settings, Time time, @Any Instance<NodeListener> listeners) {
        this(settings.bounds().nodes(), time, listeners);
    }

    /** For {@code bound} nodes at once, and as many gone ones. */
    public Nodes(int bound, Time time, Iterable<NodeListener> listeners) {
        this.bound = bound;
        this.time = time;
        this.listeners = listeners;
    }

    /** The same where nobody listens. */
    public Nodes(int bound, Time time) {
        this(bound, time, List.of());
    }

    /**
     * Takes up a node. A session that has the same id is over; its link is told so.
     *
     * @throws TooManyNodesException when the bound is reached and the node replaces none
     */
    public NodeSession connect(NodeIdentity identity, NodeLink link) {
        NodeSession session;
        NodeSession previous;
        synchronized (lock) {
            String id = identity.id();
            if (connected.size() >= bound && !connected.containsKey(id)) {
                throw new TooManyNodesException(bound);
            }
            forget();
            NodeSession left = gone.remove(id);
            previous = connected.get(id);
            Optional<Instant> firstSeen =
                    Optional.ofNullable(previous == null ? left : previous).map(NodeSession::firstSeen);
            session = new NodeSession(this, identity, link, time, firstSeen);
            connected.put(id, session);
            if (previous != null) {
                previous.close();
            }
        }
        if (previous != null) {
            previous.link().replaced();
        }
        return session;
    }

    void left(NodeSession session) {
        synchronized (lock) {
            session.close();
            if (!connected.remove(session.identity().id(), session)) {
                return;
            }
            gone.put(session.identity().id(), session);
            forget();
        }
        // Not before: a sample may just be told in the thread of the stream, and would come after its node had left.
        session.afterSamples(() -> tell(listener -> listener.left(session)));
    }

    void sampled(NodeSession session, NodeSample sample) {
        tell(listener -> listener.sampled(session, sample));
    }

    /** Without the lock, which a listener may need. What fails in one concerns neither the others nor the feed. */
    private void tell(Consumer<NodeListener> news) {
        for (NodeListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                logger.errorf(
                        e, "%s failed on what a node did", listener.getClass().getName());
            }
        }
    }

    private void forget() {
        long now = time.nanos();
        Iterator<NodeSession> oldest = gone.values().iterator();
        while (oldest.hasNext()) {
            NodeSession session = oldest.next();
            if (gone.size() <= bound && now - session.lastSeenNanos() < RETENTION.toNanos()) {
                return;
            }
            oldest.remove();
        }
    }

    /** The open session of a connected node. */
    public Optional<NodeSession> session(String id) {
        synchronized (lock) {
            return Optional.ofNullable(connected.get(id));
        }
    }

    /** What is known of one node, connected or gone. */
    public Optional<NodeSnapshot> find(String id) {
        synchronized (lock) {
            forget();
            return Optional.ofNullable(connected.getOrDefault(id, gone.get(id))).map(NodeSession::snapshot);
        }
    }

    /** All nodes, connected and gone, by id. */
    public List<NodeSnapshot> all() {
        synchronized (lock) {
            forget();
            return Stream.concat(connected.values().stream(), gone.values().stream())
                    .map(NodeSession::snapshot)
                    .sorted(Comparator.comparing(node -> node.identity().id()))
                    .toList();
        }
    }
}
