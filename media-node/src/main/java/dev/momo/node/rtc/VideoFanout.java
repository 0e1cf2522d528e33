package dev.momo.node.rtc;

import dev.momo.node.device.VideoSink;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.util.ArrayList;
import java.util.List;

/** Hands each picture of the one capture to every peer's source; all share its pixels. Safe for use by several threads. */
final class VideoFanout implements VideoSink {

    private final List<CustomVideoSource> sources = new ArrayList<>();

    synchronized void add(CustomVideoSource source) {
        sources.add(source);
    }

    /** When it returns nothing is pushed into the source any more: it may be disposed. */
    synchronized void remove(CustomVideoSource source) {
        sources.remove(source);
    }

    @Override
    public synchronized boolean wanted() {
        return !sources.isEmpty();
    }

    @Override
    public synchronized void onFrame(VideoFrame frame) {
        for (CustomVideoSource source : sources) {
            source.pushFrame(frame);
        }
    }
}
