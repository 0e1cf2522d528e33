package dev.momo.node.device;

import dev.onvoid.webrtc.media.video.VideoFrame;

/** Where a capture delivers pictures. Called on the capture's own thread. */
public interface VideoSink {

    /** False while nobody would see a picture: a capture may then save itself the work of making one. */
    boolean wanted();

    /**
     * Takes a picture. The capture releases it after the call: who keeps it longer retains it. Must return quickly and
     * throw nothing.
     */
    void onFrame(VideoFrame frame);
}
