package dev.momo.node.device.camera;

import java.util.List;

/**
 * A camera of this machine.
 *
 * @param path as {@code /dev/video0}
 * @param name what the driver calls it, its card
 * @param bus where it is plugged in, as {@code usb-0000:00:14.0-1}
 * @param formats at least one
 */
public record CameraInfo(String path, String name, String bus, List<PixelFormat> formats) {

    public CameraInfo {
        formats = List.copyOf(formats);
    }

    /** {@code 'HD Webcam' (/dev/video0)}. */
    @Override
    public String toString() {
        return "'" + name + "' (" + path + ")";
    }
}
