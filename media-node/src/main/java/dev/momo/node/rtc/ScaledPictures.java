package dev.momo.node.rtc;

import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoFrameBuffer;
import java.util.ArrayList;
import java.util.List;

/** One picture in every size that is asked for, each made once. One thread; closed when all have taken theirs. */
final class ScaledPictures implements AutoCloseable {

    private final VideoFrame original;
    private final List<VideoFrame> scaled = new ArrayList<>(2);

    ScaledPictures(VideoFrame original) {
        this.original = original;
    }

    VideoFrame original() {
        return original;
    }

    /** Valid until this is closed, unless it is retained. */
    VideoFrame at(int width, int height) {
        if (isOf(original, width, height)) {
            return original;
        }
        for (VideoFrame frame : scaled) {
            if (isOf(frame, width, height)) {
                return frame;
            }
        }
        VideoFrameBuffer buffer = original.buffer;
        VideoFrame frame = new VideoFrame(
                buffer.cropAndScale(0, 0, buffer.getWidth(), buffer.getHeight(), width, height),
                original.rotation,
                original.timestampNs);
        scaled.add(frame);
        return frame;
    }

    private static boolean isOf(VideoFrame frame, int width, int height) {
        return frame.buffer.getWidth() == width && frame.buffer.getHeight() == height;
    }

    @Override
    public void close() {
        scaled.forEach(frame -> frame.buffer.release());
        scaled.clear();
    }
}
