package dev.momo.gateway.events;

import dev.momo.gateway.demand.FreshSamples;
import dev.momo.gateway.node.Nodes;
import dev.momo.gateway.time.Time;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks the node again and again for a reader that wants more samples than come by themselves. They are sent and
 * nothing else: figures and verdicts come from the periodic ones alone.
 */
final class Demand {

    private final FreshSamples samples;
    private final Nodes nodes;
    private final Time time;
    private final Reader reader;
    private final String node;
    private final String connection;
    private final Duration interval;
    private final AtomicBoolean asked = new AtomicBoolean();

    /** @param connection empty for the one established last */
    Demand(
            FreshSamples samples,
            Nodes nodes,
            Time time,
            Reader reader,
            String node,
            String connection,
            Duration interval) {
        this.samples = samples;
        this.nodes = nodes;
        this.time = time;
        this.reader = reader;
        this.node = node;
        this.connection = connection;
        this.interval = interval;
    }

    /** Until the reader leaves. */
    void start() {
        if (reader.isClosed()) {
            return;
        }
        time.after(interval, this::start);
        if (!reader.isBehind() && asked.compareAndSet(false, true)) {
            nodes.session(node)
                    .ifPresentOrElse(
                            session -> samples.get(session, connection).whenComplete((sample, failure) -> {
                                asked.set(false);
                                // None in time: the next may be.
                                if (sample != null) {
                                    reader.sample(sample);
                                }
                            }),
                            () -> asked.set(false));
        }
    }
}
