package dev.momo.node.rtc;

import dev.momo.node.device.VideoSink;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoFrame;

/** Hands each picture to every peer; all share its pixels. */
final class VideoFanout extends Fanout<CustomVideoSource> implements VideoSink {

    @Override
    public void onFrame(VideoFrame frame) {
        forEach(source -> source.pushFrame(frame));
    }
}
