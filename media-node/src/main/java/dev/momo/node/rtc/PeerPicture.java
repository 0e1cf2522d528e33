package dev.momo.node.rtc;

import dev.momo.node.adapt.Step;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoFrame;

/**
 * What one peer sends of the capture's picture: as large and as often as its link carries it, or as many black ones while
 * it is muted.
 * Safe for use by several threads.
 *
 * <p>Not by a disabled track, of which libwebrtc's encoder gets no picture at all here: it takes the black ones, which
 * lack the time of capture that webrtc-java gives to each picture that is pushed, for late ones.
 */
final class PeerPicture {

    private final CustomVideoSource source;
    private final BlackPicture black = new BlackPicture();
    private final FrameRateGate gate = new FrameRateGate();
    private Step step;
    private boolean muted;
    private long pushed;

    /** @param step what is sent until it is told otherwise */
    PeerPicture(CustomVideoSource source, Step step) {
        this.source = source;
        this.step = step;
    }

    CustomVideoSource source() {
        return source;
    }

    synchronized void push(ScaledPictures pictures) {
        VideoFrame original = pictures.original();
        if (gate.passes(original.timestampNs, step.framerate())) {
            VideoFrame frame =
                    pictures.at(step.side(original.buffer.getWidth()), step.side(original.buffer.getHeight()));
            source.pushFrame(muted ? black.insteadOf(frame) : frame);
            pushed++;
        }
    }

    /** Sends another size, or more or fewer pictures, from the next one on. */
    synchronized void change(Step next) {
        step = next;
    }

    /** Pictures so far. */
    synchronized long pushed() {
        return pushed;
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
