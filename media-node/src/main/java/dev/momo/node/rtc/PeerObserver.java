package dev.momo.node.rtc;

/** What a peer tells its owner. Called on the signalling executor, never after {@link Peer#close()}. */
public interface PeerObserver {

    /** A candidate of this node's, to be sent to the other side. */
    void onCandidate(IceCandidate candidate);

    void onState(IceState state);

    /** The other side has opened a data channel. */
    default void onDataLink(DataLink channel) {}

    /** A data channel was closed by either side, or with the connection; told once of each. */
    default void onDataLinkClosed(DataLink channel) {}

    /** A message from the other side on a data channel, which also takes the answer to it. */
    void onMessage(DataLink channel, byte[] payload, boolean binary);
}
