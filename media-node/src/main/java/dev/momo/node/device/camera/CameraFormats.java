package dev.momo.node.device.camera;

import dev.momo.node.device.VideoFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the format of a camera that is nearest to what was asked. */
final class CameraFormats {

    /**
     * libwebrtc's order of preference (video_capture_v4l2.cc): it takes the first layout that a camera has, whatever
     * its sizes, one order up to VGA and another above.
     */
    private static final List<String> UP_TO_VGA = List.of("YU12", "YV12", "YUYV", "UYVY", "NV12", "MJPG", "JPEG");

    private static final List<String> ABOVE_VGA = List.of("MJPG", "YU12", "YV12", "YUYV", "UYVY", "NV12", "JPEG");

    private CameraFormats() {}

    /** Empty if the camera has no layout that libwebrtc can read. */
    static Optional<VideoFormat> nearest(CameraInfo camera, VideoFormat asked) {
        return Stream.concat(
                        formats(camera, UP_TO_VGA, asked).filter(format -> !isAboveVga(format)),
                        formats(camera, ABOVE_VGA, asked).filter(CameraFormats::isAboveVga))
                .min(Comparator.comparingLong(format -> distance(format, asked)));
    }

    private static boolean isAboveVga(VideoFormat format) {
        return format.width() > 640 || format.height() > 480;
    }

    private static Stream<VideoFormat> formats(CameraInfo camera, List<String> preferred, VideoFormat asked) {
        return preferred.stream()
                .flatMap(fourcc -> camera.formats().stream()
                        .filter(format -> format.fourcc().equals(fourcc)))
                .findFirst()
                .stream()
                .flatMap(format -> Stream.concat(
                        format.sizes().stream(),
                        format.range().stream().map(range -> range.nearest(asked.width(), asked.height()))))
                .map(size -> new VideoFormat(size.width(), size.height(), rate(size, asked.framerate())));
    }

    /** What the driver names nearest, at least one a second; what was asked if it names none. */
    private static int rate(FrameSize size, int asked) {
        return size.rates().stream()
                .map(rate -> Math.max(1, (int) Math.round(rate.perSecond())))
                .min(Comparator.comparingInt(rate -> Math.abs(rate - asked)))
                .orElse(asked);
    }

    /** Pixels first, then frame rate: a picture too small cannot be mended, one too slow still shows something. */
    private static long distance(VideoFormat format, VideoFormat asked) {
        long pixels = Math.abs((long) format.width() * format.height() - (long) asked.width() * asked.height());
        long shape = Math.abs(format.width() - asked.width()) + Math.abs(format.height() - asked.height());
        return (pixels + shape) * 1000 + Math.abs(format.framerate() - asked.framerate());
    }
}
