package dev.momo.gateway.node;

/**
 * Hears what nodes do, in the thread that reads the node's stream: an implementation returns at once and waits for
 * nothing. Every bean that implements it is told. Streams of different nodes are heard at the same time.
 */
public interface NodeListener {

    /** A periodic sample came. Samples made on demand are not heard of, so that nobody's polling changes anything. */
    void sampled(NodeSession session, NodeSample sample);

    /** The node left. A node whose stream a newer one replaced did not leave. */
    void left(NodeSession session);
}
