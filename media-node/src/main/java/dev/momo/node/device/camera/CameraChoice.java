package dev.momo.node.device.camera;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which camera a person means by a path, a name, a bus or an index, tried in this order. */
final class CameraChoice {

    private CameraChoice() {}

    static Optional<CameraInfo> find(List<CameraInfo> cameras, String wanted) {
        String path = resolved(wanted);
        return Stream.<Predicate<CameraInfo>>of(
                        camera -> camera.path().equals(path),
                        camera -> camera.name().equals(wanted),
                        camera -> camera.bus().equals(wanted),
                        camera -> String.valueOf(cameras.indexOf(camera)).equals(wanted))
                .flatMap(matches -> cameras.stream().filter(matches))
                .findFirst();
    }

    /** Follows links such as those in {@code /dev/v4l/by-id}. */
    private static String resolved(String wanted) {
        try {
            return wanted.startsWith("/") ? Path.of(wanted).toRealPath().toString() : wanted;
        } catch (IOException | InvalidPathException e) {
            // Not there, or not a path: it may be the name of one all the same.
            return wanted;
        }
    }
}
