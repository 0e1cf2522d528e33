package dev.momo.gateway.verdict;

import dev.momo.gateway.node.NodeSession;

/** Hears each periodic sample with its verdicts, on the terms of {@link dev.momo.gateway.node.NodeListener}. */
public interface AssessmentListener {

    void assessed(NodeSession session, Assessment assessment);

    void left(NodeSession session);
}
