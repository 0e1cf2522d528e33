package dev.momo.node.rtc;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What libwebrtc needs to send layers, which it serves one after another, the smallest first. */
final class SimulcastBitrate {

    /**
     * libwebrtc's own, in bit/s.
     *
     * @param minimum below which a layer is not sent at all
     * @param target what a layer gets before the next is served
     */
    private record Range(long minimum, long target) {}

    private static final NavigableMap<Long, Range> BY_PIXELS = new TreeMap<>(Map.of(
            320L * 180, new Range(30_000, 150_000),
            480L * 270, new Range(150_000, 350_000),
            640L * 360, new Range(150_000, 500_000),
            960L * 540, new Range(350_000, 1_200_000),
            1280L * 720, new Range(600_000, 2_500_000),
            1920L * 1080, new Range(800_000, 4_000_000)));

    /** How far beyond what a layer needs libwebrtc has to be before it begins with it, in percent. */
    private static final long HYSTERESIS = 120;

    /** Measured: packet headers, and the sound. */
    private static final long OVERHEAD = 150_000;

    private SimulcastBitrate() {}

    /**
     * The least total with which each layer that is not paused is sent.
     *
     * @param pixels of the picture that is captured
     */
    static long needed(List<SimulcastPlan.Slot> slots, long pixels) {
        long needed = 0;
        long below = 0;
        for (int i = 0; i < slots.size(); i++) {
            if (!slots.get(i).paused()) {
                Range range = range(pixels >> 2 * (slots.size() - 1 - i));
                needed = below + range.minimum();
                below += range.target();
            }
        }
        return needed * HYSTERESIS / 100 + OVERHEAD;
    }

    private static Range range(long pixels) {
        Map.Entry<Long, Range> atLeast = BY_PIXELS.ceilingEntry(pixels);
        return (atLeast != null ? atLeast : BY_PIXELS.lastEntry()).getValue();
    }
}
