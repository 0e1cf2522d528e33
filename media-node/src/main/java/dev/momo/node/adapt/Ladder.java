package dev.momo.node.adapt;

import java.util.ArrayList;
import java.util.List;

/** The steps from what was asked for down to the least that is sent. */
record Ladder(List<Step> steps) {

    /** Below this a picture says little; libwebrtc stops there, too. */
    private static final int LEAST_PIXELS = 320 * 180;

    /** Scales of a side, as libwebrtc's own adapter takes them. */
    private static final int[][] SCALES = {{1, 1}, {3, 4}, {1, 2}, {3, 8}, {1, 4}};

    /** Shares of the frame rate. */
    private static final int[][] RATES = {{1, 1}, {4, 5}, {2, 3}, {1, 2}, {2, 5}, {1, 3}, {4, 15}, {1, 5}, {1, 6}};

    Ladder {
        steps = List.copyOf(steps);
    }

    static Ladder of(Priority priority, int width, int height, int framerate) {
        List<Step> steps = new ArrayList<>();
        switch (priority) {
            case FRAMERATE -> {
                for (int[] scale : SCALES) {
                    add(steps, scale, RATES[0], width, height, framerate);
                }
            }
            case RESOLUTION -> {
                for (int[] rate : RATES) {
                    add(steps, SCALES[0], rate, width, height, framerate);
                }
            }
            case BALANCE -> {
                add(steps, SCALES[0], RATES[0], width, height, framerate);
                add(steps, SCALES[1], RATES[0], width, height, framerate);
                add(steps, SCALES[2], RATES[0], width, height, framerate);
                add(steps, SCALES[3], RATES[2], width, height, framerate);
                add(steps, SCALES[3], RATES[3], width, height, framerate);
                add(steps, SCALES[4], RATES[3], width, height, framerate);
            }
        }
        return new Ladder(steps);
    }

    private static void add(List<Step> steps, int[] scale, int[] rate, int width, int height, int framerate) {
        Step step = new Step(scale[0], scale[1], Math.max(1, Math.round((float) framerate * rate[0] / rate[1])));
        boolean large = (long) step.side(width) * step.side(height) >= LEAST_PIXELS;
        if (steps.isEmpty() || large && !steps.contains(step)) {
            steps.add(step);
        }
    }
}
