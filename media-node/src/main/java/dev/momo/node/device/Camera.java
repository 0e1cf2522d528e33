package dev.momo.node.device;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.video.VideoCapture;
import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import dev.onvoid.webrtc.media.video.VideoDevice;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;

/** A real camera, opened with the format nearest to what was asked. */
final class Camera implements Capture {

    private static final Logger logger = System.getLogger(Camera.class.getName());

    private final VideoCapture capture;
    private final String description;

    private Camera(VideoCapture capture, String description) {
        this.capture = capture;
        this.description = description;
    }

    /** Opens the first camera of this machine. */
    static Camera openFirst(VideoFormat asked, VideoSink sink) {
        List<VideoDevice> devices = MediaDevices.getVideoCaptureDevices();
        if (devices.isEmpty()) {
            throw new CaptureException("failed to create capturer: no camera among /dev/video*. "
                    + "Connect one, or use --fake-capture-device or --no-video-input-device.");
        }
        VideoDevice device = devices.get(0);
        VideoCaptureCapability capability = MediaDevices.getVideoCaptureCapabilities(device).stream()
                .min(Comparator.comparingLong(c -> distance(c, asked)))
                .orElseThrow(() -> new CaptureException(
                        "failed to create capturer: camera '" + device.getName() + "' offers no format"));
        VideoCapture capture = new VideoCapture();
        capture.setVideoCaptureDevice(device);
        capture.setVideoCaptureCapability(capability);
        capture.setVideoSink(frame -> deliver(frame, sink));
        start(capture, device);
        VideoFormat opened = new VideoFormat(capability.width, capability.height, capability.frameRate);
        return new Camera(capture, "camera '" + device.getName() + "', " + opened);
    }

    /** On a thread of libwebrtc: what is thrown out of here ends the process. */
    private static void deliver(VideoFrame frame, VideoSink sink) {
        try {
            if (sink.wanted()) {
                sink.onFrame(frame);
            }
        } catch (Throwable e) {
            logger.log(Level.WARNING, "A picture from the camera is lost", e);
        } finally {
            frame.release();
        }
    }

    private static void start(VideoCapture capture, VideoDevice device) {
        try {
            capture.start();
            // webrtc-java reports a busy or vanished camera as java.lang.Error.
        } catch (RuntimeException | Error e) {
            capture.dispose();
            throw new CaptureException(
                    "failed to create capturer: camera '" + device.getName() + "' cannot be opened: " + e.getMessage(),
                    e);
        }
    }

    /** Pixels first, then frame rate: a picture too small cannot be mended, one too slow still shows something. */
    private static long distance(VideoCaptureCapability capability, VideoFormat asked) {
        long pixels = Math.abs((long) capability.width * capability.height - (long) asked.width() * asked.height());
        long shape = Math.abs(capability.width - asked.width()) + Math.abs(capability.height - asked.height());
        return (pixels + shape) * 1000 + Math.abs(capability.frameRate - asked.framerate());
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void close() {
        capture.stop();
        capture.dispose();
    }
}
