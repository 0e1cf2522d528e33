package dev.momo.node.device.camera;

import dev.momo.node.device.CaptureException;
import dev.momo.node.device.VideoFormat;
import dev.momo.node.device.VideoSink;

/** Where cameras come from: the seam at which tests stand in for a machine that has one. */
interface CameraDriver {

    CameraList list();

    /** Whether the device is still there; cheap. */
    boolean isPresent(CameraInfo camera);

    /**
     * Starts a camera, which delivers to the sink until closed.
     *
     * @throws CaptureException if it cannot be opened
     */
    AutoCloseable open(CameraInfo camera, VideoFormat format, VideoSink sink);
}
