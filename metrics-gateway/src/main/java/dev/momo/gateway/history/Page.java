package dev.momo.gateway.history;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A minute of one connection at a sample a second: columns of floats, each only if it has a value. Written by one
 * thread at a time; what was written is never changed.
 */
final class Page {

    static final int SAMPLES = 60;

    /** A column with its key and its place in the map, and the page with its times: measured, see HistoryMemoryTest. */
    private static final int COLUMN_BYTES = 340;

    private static final int PAGE_BYTES = 1000;

    private final long[] times = new long[SAMPLES];
    private final Map<Series, float[]> columns = new HashMap<>();
    private int count;

    /** Begins a sample; the values of the one before are complete. */
    void begin(long timeMillis) {
        times[count++] = timeMillis;
    }

    /** A value of the sample that was begun last, NaN for none. */
    void put(Series series, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        columns.computeIfAbsent(series, any -> empty())[count - 1] = (float) value;
    }

    private static float[] empty() {
        float[] values = new float[SAMPLES];
        Arrays.fill(values, Float.NaN);
        return values;
    }

    boolean isFull() {
        return count == SAMPLES;
    }

    long lastTime() {
        return times[count - 1];
    }

    int bytes() {
        return PAGE_BYTES + columns.size() * COLUMN_BYTES;
    }

    /** What stands in it now, to be read while it is written on. */
    View view() {
        return new View(times, Map.copyOf(columns), count);
    }

    /** @param count how many of the times and values are to be read */
    record View(long[] times, Map<Series, float[]> columns, int count) {}
}
