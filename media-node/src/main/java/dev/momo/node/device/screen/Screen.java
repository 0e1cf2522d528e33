package dev.momo.node.device.screen;

import dev.momo.node.device.Capture;
import dev.momo.node.device.CaptureException;
import dev.momo.node.device.Caretaker;
import dev.momo.node.device.VideoFormat;
import dev.momo.node.device.VideoSink;
import dev.onvoid.webrtc.media.video.VideoDesktopSource;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoFrameBuffer;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import dev.onvoid.webrtc.media.video.VideoTrackSource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Function;

/**
 * The whole of the first screen with its cursor, scaled down to fit into the asked size. Nothing is read from the
 * screen while nobody would see it.
 */
public final class Screen implements Capture {

    private static final Logger logger = System.getLogger(Screen.class.getName());

    /** The only id that works under X11: the whole desktop. */
    private static final long WHOLE_DESKTOP = -1;

    private static final Duration LOOK = Duration.ofMillis(100);

    private final VideoFormat format;
    private final VideoSink sink;
    private final VideoDesktopSource source = new VideoDesktopSource();
    private final VideoTrack track;
    private final VideoTrackSink tap = this::deliver;
    private final Caretaker caretaker;
    private boolean capturing;

    private Screen(VideoFormat format, VideoSink sink, Function<VideoTrackSource, VideoTrack> tracks) {
        this.format = format;
        this.sink = sink;
        source.setSourceId(WHOLE_DESKTOP, false);
        source.setFrameRate(format.framerate());
        this.track = tracks.apply(source);
        track.addSink(tap);
        this.caretaker = new Caretaker("screen", LOOK, this::follow, this::dispose);
    }

    /**
     * Starts to capture.
     *
     * @param display as in the variable DISPLAY; empty if that is not set
     * @param tracks makes a track, by which alone the pictures can be had
     * @throws CaptureException if there is no such display
     */
    public static Screen open(
            String display, VideoFormat format, VideoSink sink, Function<VideoTrackSource, VideoTrack> tracks) {
        Display.require(display);
        return new Screen(format, sink, tracks);
    }

    private void follow() {
        boolean wanted = sink.wanted();
        if (wanted && !capturing) {
            source.start();
        } else if (!wanted && capturing) {
            source.stop();
        }
        capturing = wanted;
    }

    /** On a thread of libwebrtc: what is thrown out of here ends the process. */
    private void deliver(VideoFrame frame) {
        try {
            VideoFrameBuffer buffer = frame.buffer;
            FittedSize size = FittedSize.of(buffer.getWidth(), buffer.getHeight(), format.width(), format.height());
            if (size.width() == buffer.getWidth() && size.height() == buffer.getHeight()) {
                sink.onFrame(frame);
            } else {
                deliverScaled(frame, size);
            }
        } catch (Throwable e) {
            logger.log(Level.WARNING, "A picture of the screen is lost", e);
        } finally {
            frame.release();
        }
    }

    private void deliverScaled(VideoFrame frame, FittedSize size) {
        VideoFrameBuffer buffer = frame.buffer;
        VideoFrameBuffer scaled =
                buffer.cropAndScale(0, 0, buffer.getWidth(), buffer.getHeight(), size.width(), size.height());
        try {
            sink.onFrame(new VideoFrame(scaled, frame.timestampNs));
        } finally {
            scaled.release();
        }
    }

    @Override
    public String description() {
        return "screen, scaled into " + format;
    }

    @Override
    public void close() {
        caretaker.close();
    }

    private void dispose() {
        if (capturing) {
            source.stop();
        }
        track.removeSink(tap);
        track.dispose();
        source.dispose();
    }
}
