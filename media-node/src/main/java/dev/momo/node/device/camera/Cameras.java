package dev.momo.node.device.camera;

import dev.momo.node.device.Capture;
import dev.momo.node.device.CaptureException;
import dev.momo.node.device.VideoFormat;
import dev.momo.node.device.VideoSink;
import dev.momo.node.device.os.LibC;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cameras of this machine. */
public final class Cameras {

    private static final String INSTEAD =
            ", or use --fake-capture-device, --video-fallback fake or --no-video-input-device.";

    private final CameraDriver driver;

    public Cameras() {
        this(new V4l2Driver(LibC.load()));
    }

    Cameras(CameraDriver driver) {
        this.driver = driver;
    }

    public CameraList list() {
        return driver.list();
    }

    /**
     * Opens a camera with the format nearest to what was asked. libwebrtc's native library must have been loaded.
     *
     * @param wanted its index in the list, name, bus or path; null for the first
     * @throws CaptureException if there is none, or it cannot be opened; the message says what was looked for
     */
    public Capture open(@Nullable String wanted, VideoFormat asked, VideoSink sink) {
        CameraList list = list();
        CameraInfo camera = choose(list, wanted);
        requireFirstOfItsName(list, camera);
        VideoFormat format = CameraFormats.nearest(camera, asked)
                .orElseThrow(() -> new CaptureException("failed to create capturer: camera " + camera
                        + " has no pixel format that libwebrtc can read; it has "
                        + camera.formats().stream().map(PixelFormat::fourcc).collect(Collectors.joining(", "))
                        + "."));
        return WatchedCamera.open(driver, camera, format, sink);
    }

    private static CameraInfo choose(CameraList list, @Nullable String wanted) {
        List<CameraInfo> cameras = list.cameras();
        Optional<CameraInfo> found = wanted == null ? cameras.stream().findFirst() : CameraChoice.find(cameras, wanted);
        return found.orElseThrow(() -> new CaptureException("failed to create capturer: "
                + (wanted == null
                        ? "no camera among /dev/video*."
                        : "no camera has the index, name, bus or path '" + wanted + "'.")
                + whatThereIs(list)
                + (list.cameras().isEmpty() ? " Connect one" : " Name one of them with --video-input-device")
                + INSTEAD));
    }

    private static String whatThereIs(CameraList list) {
        String cameras = list.cameras().isEmpty()
                ? " This machine has none."
                : " There are: "
                        + list.cameras().stream().map(CameraInfo::toString).collect(Collectors.joining(", ")) + ".";
        return cameras
                + list.problems().stream().map(problem -> " " + problem + ".").collect(Collectors.joining());
    }

    private static void requireFirstOfItsName(CameraList list, CameraInfo camera) {
        CameraInfo first = list.cameras().stream()
                .filter(other -> other.name().equals(camera.name()))
                .findFirst()
                .orElseThrow();
        if (!first.equals(camera)) {
            throw new CaptureException("failed to create capturer: camera " + camera + " has the same name as " + first
                    + ", and webrtc-java opens cameras by name: it would open " + first.path()
                    + ". In a container, hand"
                    + " over only the device that is meant; elsewhere, unplug the other.");
        }
    }
}
