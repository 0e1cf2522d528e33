package dev.momo.node.rtc;

import dev.momo.node.device.VideoSink;
import dev.onvoid.webrtc.media.video.VideoFrame;

/** Hands each picture to every peer; those who are sent the same size share its pixels. */
final class VideoFanout extends Fanout<PeerPicture> implements VideoSink {

    private volatile long pixels;

    /** Of the last picture; 0 before the first. */
    long pixels() {
        return pixels;
    }

    /** The first picture is wanted by nobody but for its size. */
    @Override
    public boolean wanted() {
        return pixels == 0 || hasSources();
    }

    @Override
    public void onFrame(VideoFrame frame) {
        pixels = (long) frame.buffer.getWidth() * frame.buffer.getHeight();
        try (ScaledPictures pictures = new ScaledPictures(frame)) {
            forEach(picture -> picture.push(pictures));
        }
    }
}
