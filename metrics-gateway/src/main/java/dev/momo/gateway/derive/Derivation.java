package dev.momo.gateway.derive;

import dev.momo.gateway.node.NodeListener;
import dev.momo.gateway.node.NodeSample;
import dev.momo.gateway.node.NodeSession;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Derives the figures of each periodic sample, once, and hands them on in the thread that brought the sample. */
@Singleton
public class Derivation implements NodeListener {

    private final Iterable<DerivedListener> listeners;
    private final Map<String, Baseline> baselines = new ConcurrentHashMap<>();

    @Inject
    Derivation(@Any Instance<DerivedListener> listeners) {
        this((Iterable<DerivedListener>) listeners);
    }

    public Derivation(Iterable<DerivedListener> listeners) {
        this.listeners = listeners;
    }

    @Override
    public void sampled(NodeSession session, NodeSample sample) {
        if (!session.isOpen()) {
            // A newer stream of the node took its place while this sample came in.
            return;
        }
        Baseline baseline = baselines.compute(
                session.identity().id(),
                (id, kept) -> kept != null && kept.isOf(session) ? kept : new Baseline(session));
        DerivedSample derived = baseline.take(sample);
        listeners.forEach(listener -> listener.derived(session, derived));
    }

    @Override
    public void left(NodeSession session) {
        baselines.computeIfPresent(session.identity().id(), (id, kept) -> kept.isOf(session) ? null : kept);
        listeners.forEach(listener -> listener.left(session));
    }
}
