package dev.momo.node.device.camera;

import com.sun.jna.LastErrorException;
import dev.momo.node.device.VideoFormat;
import dev.momo.node.device.VideoSink;
import dev.momo.node.device.os.LibC;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The cameras at {@code /dev/video*}, asked by the kernel's own interface and opened by libwebrtc. */
final class V4l2Driver implements CameraDriver {

    private static final Path DEVICES = Path.of("/dev");
    private static final Pattern DEVICE = Pattern.compile("video[0-9]{1,4}");
    private static final int PERMISSION_DENIED = 13;

    private final LibC libc;

    V4l2Driver(LibC libc) {
        this.libc = libc;
    }

    @Override
    public CameraList list() {
        List<CameraInfo> cameras = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Path device : devices()) {
            String path = device.toString();
            try (V4l2 v4l2 = new V4l2(libc, path)) {
                v4l2.describe(path).ifPresent(cameras::add);
            } catch (LastErrorException e) {
                problems.add(path + " cannot be opened (" + e.getMessage() + ")" + remedy(e));
            }
        }
        return new CameraList(cameras, problems);
    }

    private static String remedy(LastErrorException e) {
        return e.getErrorCode() == PERMISSION_DENIED ? ": add this user to the group video" : "";
    }

    private static List<Path> devices() {
        try (Stream<Path> files = Files.list(DEVICES)) {
            return files.filter(file ->
                            DEVICE.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparingInt(file ->
                            Integer.parseInt(file.getFileName().toString().substring("video".length()))))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public boolean isPresent(CameraInfo camera) {
        return Files.exists(Path.of(camera.path()));
    }

    @Override
    public AutoCloseable open(CameraInfo camera, VideoFormat format, VideoSink sink) {
        return new CameraStream(camera, format, sink);
    }
}
