package dev.momo.gateway.testing;

import dev.momo.gateway.node.NodeListener;
import dev.momo.gateway.node.NodeSample;
import dev.momo.gateway.node.NodeSession;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The periodic samples of one node of the gateway under test, as its listeners hear of them: each, and in order. */
@Singleton
public class HeardSamples implements NodeListener {

    private final List<Long> sequences = new CopyOnWriteArrayList<>();
    private volatile String node = "";

    /** Listens to that node from now on. */
    public void listenTo(String id) {
        sequences.clear();
        node = id;
    }

    @Override
    public void sampled(NodeSession session, NodeSample sample) {
        if (session.identity().id().equals(node)) {
            sequences.add(sample.sequence());
        }
    }

    @Override
    public void left(NodeSession session) {
        // What was heard stays.
    }

    public List<Long> sequences() {
        return List.copyOf(sequences);
    }
}
