package dev.momo.gateway.prometheus;

import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One series of the catalogue.
 *
 * @param <S> what its values are read from
 * @param name as it is exposed
 * @param unit a base unit, or what is counted, or empty
 * @param labels those that it always or mostly has
 * @param text what the values mean
 */
record Series<S>(
        String name,
        SeriesType type,
        String unit,
        List<String> labels,
        String text,
        Origin origin,
        Reading<S> reading) {

    /** The name without the suffix that its type asks for. */
    String family() {
        return name.substring(0, name.length() - type.suffix().length());
    }

    Series<S> withLabels(String... more) {
        List<String> all = Stream.concat(labels.stream(), Arrays.stream(more)).toList();
        return new Series<>(name, type, unit, all, text, origin, reading);
    }

    String help() {
        return text + ". From " + origin + ".";
    }

    /** OpenMetrics allows a unit only where the name ends with it. */
    MetricMetadata metadata() {
        boolean named = !unit.isEmpty() && family().endsWith("_" + unit);
        return new MetricMetadata(family(), help(), named ? new Unit(unit) : null);
    }
}
