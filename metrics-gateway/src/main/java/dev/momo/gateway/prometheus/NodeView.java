package dev.momo.gateway.prometheus;

import dev.momo.gateway.node.NodeSample;
import dev.momo.gateway.node.NodeSnapshot;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A node as one exposition shows it.
 *
 * @param age of its newest periodic sample, none before the first and after it left
 * @param live that sample, unless it is too old to pass for the present
 */
record NodeView(NodeSnapshot node, Optional<Duration> age, Optional<NodeSample> live, Tally tally) {

    private static final double NANOS_PER_SECOND = 1e9;

    static NodeView of(NodeSnapshot node, long nowNanos, Duration staleAfter) {
        Optional<Duration> age =
                node.periodic().map(sample -> Duration.ofNanos(Math.max(0, sample.ageNanos(nowNanos))));
        boolean fresh = age.filter(a -> a.compareTo(staleAfter) <= 0).isPresent();
        return new NodeView(node, age, fresh ? node.periodic() : Optional.empty(), new Tally());
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }

    OptionalDouble ageSeconds() {
        return age.map(a -> OptionalDouble.of(seconds(a))).orElse(OptionalDouble.empty());
    }

    OptionalDouble ofSample(ToDoubleFunction<NodeSample> value) {
        return live.map(sample -> OptionalDouble.of(value.applyAsDouble(sample)))
                .orElse(OptionalDouble.empty());
    }
}
