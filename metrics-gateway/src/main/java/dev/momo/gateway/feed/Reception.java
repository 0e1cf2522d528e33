package dev.momo.gateway.feed;

import dev.momo.gateway.demand.FreshSamples;
import dev.momo.gateway.node.Nodes;
import dev.momo.gateway.time.Time;
import java.time.Duration;

/** What every stream needs to hand over what it gets. */
record Reception(
        Nodes nodes,
        FreshSamples demand,
        Time time,
        Translation translation,
        PendingStreams pending,
        Duration sampleInterval) {}
