package dev.momo.node.device.camera;

import java.util.List;

/** Sizes of which a driver takes any, pixels. */
public record SizeRange(int minWidth, int maxWidth, int stepWidth, int minHeight, int maxHeight, int stepHeight) {

    FrameSize nearest(int width, int height) {
        return new FrameSize(
                nearest(width, minWidth, maxWidth, stepWidth),
                nearest(height, minHeight, maxHeight, stepHeight),
                List.of());
    }

    private static int nearest(int asked, int min, int max, int step) {
        int within = Math.max(min, Math.min(max, asked));
        int steps = step == 0 ? 0 : (within - min + step / 2) / step;
        return step == 0 ? within : Math.min(max, min + steps * step);
    }
}
