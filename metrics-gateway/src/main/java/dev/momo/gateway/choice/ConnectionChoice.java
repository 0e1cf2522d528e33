package dev.momo.gateway.choice;

import dev.momo.gateway.http.Problem;
import dev.momo.gateway.node.ConnectionSnapshot;
import dev.momo.gateway.node.NodeSample;

/** Which connection of a node a request is about, or the problem with it. */
public final class ConnectionChoice {

    private ConnectionChoice() {}

    /** The connection of that id. */
    public static ConnectionSnapshot named(NodeSample sample, String id) {
        return sample.connection(id)
                .orElseThrow(() -> Problem.notFound("Node '" + sample.node().id() + "' has no connection '" + id + "'.")
                        .asException());
    }
}
