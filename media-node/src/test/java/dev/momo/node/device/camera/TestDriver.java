package dev.momo.node.device.camera;

import dev.momo.node.device.CaptureException;
import dev.momo.node.device.VideoFormat;
import dev.momo.node.device.VideoSink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A machine with cameras that can be plugged in and out. */
final class TestDriver implements CameraDriver {

    final List<CameraInfo> plugged = new CopyOnWriteArrayList<>();
    final List<String> problems = new ArrayList<>();
    /** What was opened, as "path format". */
    final List<String> opened = new CopyOnWriteArrayList<>();

    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger refused = new AtomicInteger();
    volatile boolean busy;

    TestDriver(CameraInfo... cameras) {
        plugged.addAll(List.of(cameras));
    }

    @Override
    public CameraList list() {
        return new CameraList(plugged, problems);
    }

    @Override
    public boolean isPresent(CameraInfo camera) {
        return plugged.stream().anyMatch(other -> other.path().equals(camera.path()));
    }

    @Override
    public AutoCloseable open(CameraInfo camera, VideoFormat format, VideoSink sink) {
        if (busy) {
            refused.incrementAndGet();
            throw new CaptureException("busy");
        }
        opened.add(camera.path() + " " + format);
        open.incrementAndGet();
        return open::decrementAndGet;
    }
}
