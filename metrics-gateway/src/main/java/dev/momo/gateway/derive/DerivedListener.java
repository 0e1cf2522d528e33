package dev.momo.gateway.derive;

import dev.momo.gateway.node.NodeSession;

/** Hears each periodic sample with its figures, on the terms of {@link dev.momo.gateway.node.NodeListener}. */
public interface DerivedListener {

    void derived(NodeSession session, DerivedSample sample);

    void left(NodeSession session);
}
