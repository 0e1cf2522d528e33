package dev.momo.gateway.prometheus;

import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot.StateSetDataPointSnapshot;
import java.util.List;
import java.util.Map;

/**
 * Where the samples of one series and one subject go. A node may say anything: a number that the format has no place
 * for, and a second sample with the same labels, are left out and counted, and never fail the exposition.
 */
record Samples(Family family, Labels labels, Tally tally) {

    /** A label without a value is the same as none in Prometheus' data model. */
    static Labels add(Labels labels, String name, String value) {
        return value.isEmpty() ? labels : labels.add(name, value);
    }

    Samples with(String label, String value) {
        return new Samples(family, add(labels, label, value), tally);
    }

    Samples with(Map<String, String> more) {
        Samples all = this;
        for (Map.Entry<String, String> label : more.entrySet()) {
            all = all.with(label.getKey(), label.getValue());
        }
        return all;
    }

    void number(double value) {
        boolean counter = family.type() == SeriesType.COUNTER;
        if (!Double.isFinite(value) || (counter && value < 0)) {
            tally.invalid();
        } else if (counter) {
            add(new CounterDataPointSnapshot(value, labels, null, 0));
        } else {
            add(new GaugeDataPointSnapshot(value, labels, null));
        }
    }

    void state(List<String> known, String present) {
        StateSetDataPointSnapshot.Builder point = StateSetDataPointSnapshot.builder();
        known.forEach(state -> point.state(state, state.equals(present)));
        if (!known.contains(present)) {
            point.state(present, true);
        }
        add(point.labels(labels).build());
    }

    void info() {
        add(new InfoDataPointSnapshot(labels));
    }

    private void add(DataPointSnapshot point) {
        if (!family.add(point)) {
            tally.duplicate();
        }
    }
}
