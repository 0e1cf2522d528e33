package dev.momo.node.rtc;

import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoFrame;

/**
 * What one peer sends of the capture's picture: the picture itself, or as many black ones of its size while it is muted.
 * Safe for use by several threads.
 *
 * <p>Not by a disabled track, of which libwebrtc's encoder gets no picture at all here: it takes the black ones, which
 * lack the time of capture that webrtc-java gives to each picture that is pushed, for late ones.
 */
final class PeerPicture {

    private final CustomVideoSource source = new CustomVideoSource();
    private final BlackPicture black = new BlackPicture();
    private boolean muted;

    CustomVideoSource source() {
        return source;
    }

    synchronized void push(VideoFrame frame) {
        source.pushFrame(muted ? black.insteadOf(frame) : frame);
    }

    synchronized void mute(boolean mute) {
        muted = mute;
    }

    /** After the last push, and after the track that it feeds. */
    synchronized void dispose() {
        source.dispose();
        black.release();
    }
}
