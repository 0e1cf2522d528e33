package dev.momo.node.device.camera;

import dev.momo.node.device.CaptureException;
import dev.momo.node.device.VideoFormat;
import dev.momo.node.device.VideoSink;
import dev.onvoid.webrtc.media.video.VideoCapture;
import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import dev.onvoid.webrtc.media.video.VideoDevice;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** A camera that libwebrtc has open. */
final class CameraStream implements AutoCloseable {

    private static final Logger logger = System.getLogger(CameraStream.class.getName());

    private final VideoCapture capture = new VideoCapture();
    private final VideoSink sink;

    CameraStream(CameraInfo camera, VideoFormat format, VideoSink sink) {
        this.sink = sink;
        capture.setVideoCaptureDevice(new NamedDevice(camera));
        capture.setVideoCaptureCapability(
                new VideoCaptureCapability(format.width(), format.height(), format.framerate()));
        capture.setVideoSink(this::deliver);
        try {
            capture.start();
        } catch (RuntimeException | Error e) {
            // webrtc-java throws an Error without a message where a camera is busy or gone.
            capture.dispose();
            throw new CaptureException(
                    "failed to create capturer: camera " + camera + " cannot be started with " + format
                            + ". Another program may be using it.",
                    e);
        }
    }

    /** On a thread of libwebrtc: what is thrown out of here ends the process. */
    private void deliver(VideoFrame frame) {
        try {
            sink.onFrame(frame);
        } catch (Throwable e) {
            logger.log(Level.WARNING, "A picture from the camera is lost", e);
        } finally {
            frame.release();
        }
    }

    /** libwebrtc finds a camera by its name alone. */
    private static final class NamedDevice extends VideoDevice {

        NamedDevice(CameraInfo camera) {
            super(camera.name(), camera.path());
        }
    }

    @Override
    public void close() {
        capture.stop();
        capture.dispose();
    }
}
