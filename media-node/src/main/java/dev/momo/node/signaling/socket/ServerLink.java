package dev.momo.node.signaling.socket;

/** An open connection. Its methods may be called on any thread, never wait and never throw. */
public interface ServerLink {

    /**
     * Has a text message sent after those before it. Once the connection is over it is dropped; if more than 2 MiB wait
     * to be sent the connection ends.
     */
    void send(String text);

    /** Ends the connection after what was sent before: {@link ServerListener#onClosed} comes next, and no more text. */
    void close();
}
