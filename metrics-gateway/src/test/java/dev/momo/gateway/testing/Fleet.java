package dev.momo.gateway.testing;

import static org.awaitility.Awaitility.await;

import dev.momo.gateway.node.NodeSnapshot;
import dev.momo.gateway.node.Nodes;
import java.util.ArrayList;
import java.util.List;

/** The nodes of one test, which leave with it. */
public final class Fleet implements AutoCloseable {

    private final int port;
    private final Nodes nodes;
    private final List<FakeNode> members = new ArrayList<>();

    public Fleet(int port, Nodes nodes) {
        this.port = port;
        this.nodes = nodes;
    }

    public FakeNode connect(String id) {
        return add(FakeNode.connect(port, id));
    }

    public FakeNode dial(String id) {
        return add(FakeNode.dial(port, id));
    }

    public FakeNode dial(String id, String authorization) {
        return add(FakeNode.dial(port, id, authorization));
    }

    private FakeNode add(FakeNode node) {
        members.add(node);
        return node;
    }

    /** Waits until the gateway knows that this node is gone. */
    public void leave(FakeNode node, String id) {
        node.close();
        await().until(() -> nodes.session(id).isEmpty());
    }

    @Override
    public void close() {
        members.forEach(FakeNode::close);
        await().until(() -> nodes.all().stream().noneMatch(NodeSnapshot::connected));
    }
}
