package dev.momo.node.device.screen;

import dev.momo.node.device.Capture;
import dev.momo.node.device.CaptureException;
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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The whole of the first screen with its cursor, scaled down to fit into the asked size. Nothing is read from the
 * screen while nobody would see it.
 */
public final class Screen implements Capture {

    private static final Logger logger = System.getLogger(Screen.class.getName());

    /** The only id that works under X11: the whole desktop. */
    private static final long WHOLE_DESKTOP = -1;

    private static final long LOOK_MILLIS = 100;
    private static final long STOP_SECONDS = 2;

    private final VideoFormat format;
    private final VideoSink sink;
    private final VideoDesktopSource source = new VideoDesktopSource();
    private final VideoTrack track;
    private final VideoTrackSink tap = this::deliver;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "screen");
        thread.setDaemon(true);
        return thread;
    });
    private boolean capturing;

    private Screen(VideoFormat format, VideoSink sink, Function<VideoTrackSource, VideoTrack> tracks) {
        this.format = format;
        this.sink = sink;
        source.setSourceId(WHOLE_DESKTOP, false);
        source.setFrameRate(format.framerate());
        this.track = tracks.apply(source);
        track.addSink(tap);
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
        Screen screen = new Screen(format, sink, tracks);
        screen.executor.scheduleWithFixedDelay(screen::follow, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return screen;
    }

    private void follow() {
        try {
            boolean wanted = sink.wanted();
            if (wanted && !capturing) {
                source.start();
            } else if (!wanted && capturing) {
                source.stop();
            }
            capturing = wanted;
        } catch (RuntimeException | Error e) {
            logger.log(Level.ERROR, "The screen cannot be captured", e);
        }
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
        executor.execute(this::dispose);
        executor.shutdown();
        try {
            if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                logger.log(Level.WARNING, "The screen does not let itself be closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
