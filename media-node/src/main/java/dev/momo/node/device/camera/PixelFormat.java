package dev.momo.node.device.camera;

import java.util.List;
import java.util.Optional;

/**
 * How a camera can lay out its pixels, and in which sizes.
 *
 * @param fourcc the kernel's code, as {@code YUYV} or {@code MJPG}
 * @param description the driver's words for it
 * @param sizes those that the driver lists
 * @param range instead of a list
 */
public record PixelFormat(String fourcc, String description, List<FrameSize> sizes, Optional<SizeRange> range) {

    public PixelFormat {
        sizes = List.copyOf(sizes);
    }
}
