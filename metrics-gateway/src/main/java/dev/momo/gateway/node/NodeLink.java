package dev.momo.gateway.node;

/** The way back to a connected node. Safe for use by several threads; never blocks. */
public interface NodeLink {

    /**
     * Asks for a sample now. Without effect once the link is closed.
     *
     * @param requestId not 0; the sample echoes it
     * @param connectionId the connection whose report is wanted, empty for the one established last
     */
    void requestSample(long requestId, String connectionId);

    /** Ends the stream because a newer one came with the same node id. */
    void replaced();
}
