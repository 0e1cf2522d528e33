package dev.momo.node.device.camera;

import java.util.List;

/** A size in pixels and the rates at which it can be had; none if the driver names none. */
public record FrameSize(int width, int height, List<FrameRate> rates) {

    public FrameSize {
        rates = List.copyOf(rates);
    }
}
