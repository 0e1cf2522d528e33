package dev.momo.node.testing.sora;

import dev.momo.node.device.VideoSink;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.I420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What one publisher shows: measured, and handed on to whoever watches. Safe for use by several threads; nothing is
 * pushed into a source before it is added or after it is removed.
 */
final class Pictures implements VideoSink, VideoTrackSink {

    private static final Logger logger = System.getLogger(Pictures.class.getName());
    /** Every eighth sample of every eighth row says enough. */
    private static final int STEP = 8;

    private final List<CustomVideoSource> watchers = new ArrayList<>();
    private volatile ReceivedVideo last = ReceivedVideo.NOTHING;

    ReceivedVideo last() {
        return last;
    }

    synchronized void add(CustomVideoSource watcher) {
        watchers.add(watcher);
    }

    synchronized void remove(CustomVideoSource watcher) {
        watchers.remove(watcher);
    }

    @Override
    public synchronized boolean wanted() {
        return !watchers.isEmpty();
    }

    /** From a device. */
    @Override
    public synchronized void onFrame(VideoFrame frame) {
        watchers.forEach(watcher -> watcher.pushFrame(frame));
    }

    /** From libwebrtc, on a thread of its own: a throwable that left here would abort the process. */
    @Override
    public void onVideoFrame(VideoFrame frame) {
        try {
            I420Buffer samples = frame.buffer.toI420();
            measure(samples);
            if (samples != frame.buffer) {
                samples.release();
            }
            if (wanted()) {
                // Its own time is that of another connection.
                onFrame(new VideoFrame(frame.buffer, frame.rotation, System.nanoTime()));
            }
        } catch (Throwable e) {
            logger.log(Level.ERROR, "A received picture is lost", e);
        } finally {
            frame.release();
        }
    }

    private void measure(I420Buffer buffer) {
        ByteBuffer samples = buffer.getDataY();
        long sum = 0;
        int count = 0;
        for (int y = 0; y < buffer.getHeight(); y += STEP) {
            for (int x = 0; x < buffer.getWidth(); x += STEP) {
                sum += samples.get(y * buffer.getStrideY() + x) & 0xFF;
                count++;
            }
        }
        last = last.then(buffer.getWidth(), buffer.getHeight(), (double) sum / count);
    }
}
