package dev.momo.gateway.prometheus;

import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** All series of one exposition, as they fill. */
final class Families {

    private final Map<Series<?>, Family> families = new IdentityHashMap<>();

    <S> void read(List<Series<S>> series, S subject, Labels labels, Tally tally) {
        for (Series<S> each : series) {
            Family family = families.computeIfAbsent(each, Family::new);
            each.reading().read(subject, new Samples(family, labels, tally));
        }
    }

    /** Sorted by name; series without a sample are not there. */
    MetricSnapshots snapshots() {
        return new MetricSnapshots(families.values().stream()
                .filter(family -> !family.isEmpty())
                .map(Family::snapshot)
                .toList());
    }
}
