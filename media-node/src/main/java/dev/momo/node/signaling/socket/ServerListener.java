package dev.momo.node.signaling.socket;

/** What comes from a server. Called on the executor of the connector, once the connect stage has completed. */
public interface ServerListener {

    /** A text message, of 1 MiB at most. */
    void onText(String text);

    /** The connection is over; called once, and last. */
    void onClosed(CloseReason reason);
}
