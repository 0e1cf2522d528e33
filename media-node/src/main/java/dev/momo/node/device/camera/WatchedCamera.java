package dev.momo.node.device.camera;

import dev.momo.node.device.Capture;
import dev.momo.node.device.CaptureException;
import dev.momo.node.device.Caretaker;
import dev.momo.node.device.VideoFormat;
import dev.momo.node.device.VideoSink;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A camera that is watched: one that disappears or falls silent is reported and closed, and taken up again when it is
 * back. Meanwhile there are no pictures, and nothing stands in for them.
 */
final class WatchedCamera implements Capture {

    private static final Logger logger = System.getLogger(WatchedCamera.class.getName());

    private static final Duration PERIOD = Duration.ofMillis(500);
    /** Cameras take their time for the first picture, and for the next after a change of light. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private final CameraDriver driver;
    private final CameraInfo camera;
    private final VideoFormat format;
    private final VideoSink sink;
    private final LongSupplier nanoTime;
    private final Caretaker caretaker;
    /** On the caretaker's thread once it is there, as is all that opens and closes. */
    private @Nullable AutoCloseable stream;

    private boolean lost;

    private volatile long lastPicture;
    private volatile boolean seen;

    private WatchedCamera(
            CameraDriver driver,
            CameraInfo camera,
            VideoFormat format,
            VideoSink sink,
            LongSupplier nanoTime,
            Duration period) {
        this.driver = driver;
        this.camera = camera;
        this.format = format;
        this.sink = sink;
        this.nanoTime = nanoTime;
        start(camera);
        this.caretaker = new Caretaker("camera " + camera, period, this::check, this::closeStream);
    }

    /** @throws CaptureException if it cannot be opened now */
    static WatchedCamera open(CameraDriver driver, CameraInfo camera, VideoFormat format, VideoSink sink) {
        return open(driver, camera, format, sink, System::nanoTime, PERIOD);
    }

    static WatchedCamera open(
            CameraDriver driver,
            CameraInfo camera,
            VideoFormat format,
            VideoSink sink,
            LongSupplier nanoTime,
            Duration period) {
        return new WatchedCamera(driver, camera, format, sink, nanoTime, period);
    }

    private void start(CameraInfo now) {
        lastPicture = nanoTime.getAsLong();
        seen = false;
        stream = driver.open(
                now, format, new Tap(lost ? Level.WARNING : Level.INFO, lost ? "is back, with" : "delivers"));
    }

    private void check() {
        if (stream == null) {
            takeUpAgain();
        } else if (nanoTime.getAsLong() - lastPicture > SILENCE.toNanos()) {
            lose("has delivered no picture for " + SILENCE.toSeconds() + " s");
        } else if (!driver.isPresent(camera)) {
            lose("has disappeared");
        } else if (seen) {
            lost = false;
        }
    }

    private void lose(String what) {
        // Once, not at each attempt that comes to nothing.
        logger.log(lost ? Level.DEBUG : Level.WARNING, "Camera {0} {1}: no pictures until it is back", camera, what);
        lost = true;
        closeStream();
    }

    private void takeUpAgain() {
        Optional<CameraInfo> back = find();
        if (back.isEmpty()) {
            return;
        }
        try {
            start(back.get());
        } catch (CaptureException e) {
            // It is there and not ready yet, or another program has it: the loss has been reported, and we go on.
            logger.log(Level.DEBUG, e.getMessage());
        }
    }

    /** It may come back by another path; another camera by the same path is not it. */
    private Optional<CameraInfo> find() {
        return driver.list().cameras().stream()
                .filter(other ->
                        other.name().equals(camera.name()) && other.bus().equals(camera.bus()))
                .findFirst();
    }

    private void closeStream() {
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (Exception e) {
            logger.log(Level.WARNING, "Camera " + camera + " could not be closed", e);
        } finally {
            stream = null;
        }
    }

    /** Counts what passes. On the camera's own thread. */
    private final class Tap implements VideoSink {

        private final Level level;
        private final String verb;

        Tap(Level level, String verb) {
            this.level = level;
            this.verb = verb;
        }

        @Override
        public boolean wanted() {
            return sink.wanted();
        }

        @Override
        public void onFrame(VideoFrame frame) {
            lastPicture = nanoTime.getAsLong();
            if (!seen) {
                seen = true;
                logger.log(
                        level,
                        "Camera {0} {1} {2}x{3}",
                        camera,
                        verb,
                        String.valueOf(frame.buffer.getWidth()),
                        String.valueOf(frame.buffer.getHeight()));
            }
            if (sink.wanted()) {
                sink.onFrame(frame);
            }
        }
    }

    @Override
    public String description() {
        return "camera " + camera + ", " + format;
    }

    @Override
    public void close() {
        caretaker.close();
    }
}
