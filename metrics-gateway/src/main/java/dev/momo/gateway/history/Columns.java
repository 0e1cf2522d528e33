package dev.momo.gateway.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A recording as rows of time and columns of values, NaN where there is none. With a step, each row stands for the
 * samples of so much time from its own on: their mean, or the last of a state or size.
 */
final class Columns {

    private static final Comparator<Series> ORDER = Comparator.comparing(
                    (Series series) -> series.origin().of())
            .thenComparing(series -> series.origin().direction(), Comparator.reverseOrder())
            .thenComparing(series -> series.origin().stream())
            .thenComparing(series -> series.quantity().label());

    private final List<Long> times = new ArrayList<>();
    private final Map<Series, Column> columns = new TreeMap<>(ORDER);

    private Columns() {}

    static Columns empty() {
        return new Columns();
    }

    /**
     * @param fromMillis of the first row at the earliest
     * @param stepMillis 0 for every sample as it was kept
     */
    static Columns of(Recording recording, long fromMillis, long stepMillis) {
        Columns made = new Columns();
        for (Page.View page : recording.pages()) {
            int[] rows = made.rows(page, fromMillis, stepMillis);
            page.columns()
                    .forEach((series, values) ->
                            made.columns.computeIfAbsent(series, Column::new).add(values, rows, made.times.size()));
        }
        return made;
    }

    /** The row of each sample of the page, -1 for one that is too old. */
    private int[] rows(Page.View page, long fromMillis, long stepMillis) {
        int[] rows = new int[page.count()];
        for (int i = 0; i < rows.length; i++) {
            long time = page.times()[i];
            if (time < fromMillis) {
                rows[i] = -1;
                continue;
            }
            long row = stepMillis == 0 ? time : Math.floorDiv(time, stepMillis) * stepMillis;
            if (stepMillis == 0 || times.isEmpty() || times.get(times.size() - 1) != row) {
                times.add(row);
            }
            rows[i] = times.size() - 1;
        }
        return rows;
    }

    /** Ms since the epoch, ascending. */
    List<Long> times() {
        return times;
    }

    /** Those with a value, the connection's own first, then the path's, then outbound and inbound streams. */
    Map<Series, Column> columns() {
        return columns;
    }

    /** The values of one series by row. */
    static final class Column {

        private final boolean averaged;
        private double[] sums = new double[0];
        private int[] counts = new int[0];

        private Column(Series series) {
            averaged = series.quantity().unit().isAveraged();
        }

        private void add(float[] values, int[] rows, int height) {
            sums = Arrays.copyOf(sums, height);
            counts = Arrays.copyOf(counts, height);
            for (int i = 0; i < rows.length; i++) {
                if (rows[i] < 0 || Float.isNaN(values[i])) {
                    continue;
                }
                sums[rows[i]] = averaged ? sums[rows[i]] + values[i] : values[i];
                counts[rows[i]] = averaged ? counts[rows[i]] + 1 : 1;
            }
        }

        /** NaN where there is none. */
        float get(int row) {
            return row < counts.length && counts[row] > 0 ? (float) (sums[row] / counts[row]) : Float.NaN;
        }

        boolean isEmpty() {
            return Arrays.stream(counts).allMatch(count -> count == 0);
        }
    }
}
