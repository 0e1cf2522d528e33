package dev.momo.node.rtc;

import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A black picture of the size of another, kept as long as that size does not change. One thread at a time. */
final class BlackPicture {

    private static final byte LUMA = 16;
    private static final byte CHROMA = (byte) 128;

    private @Nullable NativeI420Buffer pixels;

    VideoFrame insteadOf(VideoFrame frame) {
        return new VideoFrame(
                pixels(frame.buffer.getWidth(), frame.buffer.getHeight()), frame.rotation, frame.timestampNs);
    }

    private NativeI420Buffer pixels(int width, int height) {
        NativeI420Buffer current = pixels;
        if (current == null || current.getWidth() != width || current.getHeight() != height) {
            release();
            current = NativeI420Buffer.allocate(width, height);
            fill(current.getDataY(), LUMA);
            fill(current.getDataU(), CHROMA);
            fill(current.getDataV(), CHROMA);
            pixels = current;
        }
        return current;
    }

    private static void fill(ByteBuffer plane, byte value) {
        for (int i = 0; i < plane.capacity(); i++) {
            plane.put(i, value);
        }
    }

    /** libwebrtc may go on reading the pixels that it has a reference to. */
    void release() {
        if (pixels != null) {
            pixels.release();
            pixels = null;
        }
    }
}
