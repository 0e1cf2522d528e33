package dev.momo.node.device;

import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Opens what is captured. libwebrtc's native library must have been loaded before. */
public final class Devices {

    private Devices() {}

    /** Opens the fake camera and the fake microphone, each if it has a sink. The picture shows the clock's local time. */
    public static Capture openFake(
            VideoFormat format, @Nullable VideoSink videoSink, @Nullable AudioSink audioSink, Clock clock) {
        return new FakeDevice(format, videoSink, audioSink, clock);
    }

    /**
     * Opens the first camera of this machine with the format nearest to what was asked.
     *
     * @throws CaptureException if there is none, or it cannot be opened
     */
    public static Capture openCamera(VideoFormat format, VideoSink sink) {
        return Camera.openFirst(format, sink);
    }
}
