package dev.momo.node.device.camera;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Cameras as drivers describe them. */
final class TestCameras {

    /** A webcam: little of raw pixels, more of MJPEG. */
    static final CameraInfo WEBCAM = new CameraInfo(
            "/dev/video0",
            "HD Webcam",
            "usb-0000:00:14.0-1",
            List.of(
                    format("YUYV", size(640, 480, 30, 15), size(1280, 720, 10)),
                    format("MJPG", size(640, 480, 30), size(1280, 720, 30), size(1920, 1080, 30))));

    /** Takes any size; names no rates. */
    static final CameraInfo ANY_SIZE = new CameraInfo(
            "/dev/video2",
            "Any",
            "platform:any",
            List.of(new PixelFormat(
                    "NV12", "Y/UV 4:2:0", List.of(), Optional.of(new SizeRange(32, 2592, 2, 32, 1944, 2)))));

    static final CameraInfo DEPTH =
            new CameraInfo("/dev/video4", "Depth", "usb-2", List.of(format("Z16 ", size(640, 480, 30))));

    private TestCameras() {}

    static PixelFormat format(String fourcc, FrameSize... sizes) {
        return new PixelFormat(fourcc, fourcc, List.of(sizes), Optional.empty());
    }

    static FrameSize size(int width, int height, Integer... rates) {
        return new FrameSize(
                width,
                height,
                Stream.of(rates).map(rate -> new FrameRate(rate, 1)).toList());
    }
}
