package dev.momo.node.rtc;

import dev.momo.node.adapt.Adaptation;
import dev.momo.node.adapt.Priority;
import dev.momo.node.adapt.Step;
import dev.momo.node.device.VideoFormat;

/** What each peer is to be sent, and what is kept of it on a link that does not carry it. */
public record VideoGoal(VideoFormat format, Priority priority) {

    Adaptation adaptation() {
        return new Adaptation(priority, format.width(), format.height(), format.framerate());
    }

    /** All of it. */
    Step whole() {
        return new Step(1, 1, format.framerate());
    }
}
