package dev.momo.node.device;

/** A running camera or its stand-in. Delivers from its making until closed. */
public interface Capture extends AutoCloseable {

    /** What was opened, for a person: {@code "fake device 640x480 at 30 fps"}. */
    String description();

    /** Stops delivering. When it returns no sink is called any more. */
    @Override
    void close();
}
