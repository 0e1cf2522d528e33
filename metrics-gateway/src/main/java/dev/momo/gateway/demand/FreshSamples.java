package dev.momo.gateway.demand;

import dev.momo.gateway.config.Settings;
import dev.momo.gateway.node.NodeSample;
import dev.momo.gateway.node.NodeSession;
import dev.momo.gateway.time.Time;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives samples that were collected a moment ago. Periodic samples have no part in it, so that nobody's polling changes
 * them. Safe for use by several threads; nothing in it blocks.
 */
@Singleton
public class FreshSamples {

    private final Time time;
    private final int maxSelections;
    private final Map<NodeSession, NodeDemand> demands = new ConcurrentHashMap<>();

    @Inject
    FreshSamples(Settings settings, Time time) {
        this(settings.bounds().connections(), time);
    }

    /** For at most {@code maxSelections} different connections asked of one node at once. */
    public FreshSamples(int maxSelections, Time time) {
        this.maxSelections = maxSelections;
        this.time = time;
    }

    /**
     * A sample of the node that was collected at most 50 ms ago. Who must wait waits at most 1 s, and all who wait
     * share one sample.
     *
     * @param connectionId the connection whose report is wanted, empty for the one established last
     * @return fails with {@link NoFreshSampleException}; completes on a thread that must not be blocked
     */
    public CompletionStage<NodeSample> get(NodeSession session, String connectionId) {
        CompletionStage<NodeSample> sample = demands.computeIfAbsent(
                        session, s -> new NodeDemand(s.link(), time, maxSelections))
                .get(connectionId);
        if (!session.isOpen()) {
            ended(session);
        }
        return sample;
    }

    /** The node answered a request. */
    public void delivered(NodeSession session, long requestId, NodeSample sample) {
        NodeDemand demand = demands.get(session);
        if (demand != null) {
            demand.delivered(requestId, sample);
        }
    }

    /** The node left: nobody waits for it any longer. To be called after the session is closed. */
    public void ended(NodeSession session) {
        NodeDemand demand = demands.remove(session);
        if (demand != null) {
            demand.close();
        }
    }
}
