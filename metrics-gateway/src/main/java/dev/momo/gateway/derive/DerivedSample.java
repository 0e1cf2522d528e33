package dev.momo.gateway.derive;

import dev.momo.gateway.node.NodeSample;
import java.util.List;

/** A periodic sample and what it says together with the one before. */
public record DerivedSample(NodeSample sample, List<DerivedConnection> connections) {

    public DerivedSample {
        connections = List.copyOf(connections);
    }
}
