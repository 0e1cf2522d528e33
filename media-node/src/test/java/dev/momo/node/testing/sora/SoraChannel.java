package dev.momo.node.testing.sora;

import dev.momo.node.device.VideoFormat;
import java.util.function.Consumer;

/** A channel that tests put publishers into, who are no members. */
public final class SoraChannel {

    private static final VideoFormat SMALL = new VideoFormat(320, 240, 15);

    private final Consumer<Consumer<Channel>> onLoop;

    SoraChannel(Consumer<Consumer<Channel>> onLoop) {
        this.onLoop = onLoop;
    }

    /** Shows a small moving picture, and is heard; its name is its stream's id. */
    public void addRobot(String name) {
        addRobot(name, SMALL);
    }

    public void addRobot(String name, VideoFormat format) {
        onLoop.accept(channel -> channel.addRobot(name, format));
    }

    public void removeRobot(String name) {
        onLoop.accept(channel -> channel.removeRobot(name));
    }
}
