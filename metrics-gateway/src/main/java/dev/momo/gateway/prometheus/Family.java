package dev.momo.gateway.prometheus;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot.StateSetDataPointSnapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** All samples of one series in one exposition. */
final class Family {

    private final Series<?> series;
    private final Map<Labels, DataPointSnapshot> samples = new HashMap<>();

    Family(Series<?> series) {
        this.series = series;
    }

    SeriesType type() {
        return series.type();
    }

    /** Without effect, and false, where a sample has the same labels. */
    boolean add(DataPointSnapshot sample) {
        return samples.putIfAbsent(sample.getLabels(), sample) == null;
    }

    boolean isEmpty() {
        return samples.isEmpty();
    }

    MetricSnapshot snapshot() {
        return switch (series.type()) {
            case COUNTER -> new CounterSnapshot(series.metadata(), samples(CounterDataPointSnapshot.class));
            case GAUGE -> new GaugeSnapshot(series.metadata(), samples(GaugeDataPointSnapshot.class));
            case STATESET -> new StateSetSnapshot(series.metadata(), samples(StateSetDataPointSnapshot.class));
            case INFO -> new InfoSnapshot(series.metadata(), samples(InfoDataPointSnapshot.class));
        };
    }

    private <P extends DataPointSnapshot> Collection<P> samples(Class<P> type) {
        return samples.values().stream().map(type::cast).toList();
    }
}
