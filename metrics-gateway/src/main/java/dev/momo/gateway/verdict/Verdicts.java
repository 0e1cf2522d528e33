package dev.momo.gateway.verdict;

import dev.momo.gateway.config.Settings;
import dev.momo.gateway.config.Thresholds;
import dev.momo.gateway.derive.DerivedListener;
import dev.momo.gateway.derive.DerivedSample;
import dev.momo.gateway.node.NodeSession;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Judges each periodic sample, once, and keeps the latest of every connected node. Safe for use by several threads. */
@Singleton
public class Verdicts implements DerivedListener {

    private static final int STALE_INTERVALS = 3;
    private static final Duration STALE_AT_LEAST = Duration.ofSeconds(3);

    private final Thresholds thresholds;
    private final Duration staleAfter;
    private final Iterable<AssessmentListener> listeners;
    private final Map<String, Bench> benches = new ConcurrentHashMap<>();

    @Inject
    Verdicts(Settings settings, @Any Instance<AssessmentListener> listeners) {
        this(settings.thresholds(), settings.sampleInterval(), listeners);
    }

    /** @param interval between two samples */
    public Verdicts(Thresholds thresholds, Duration interval, Iterable<AssessmentListener> listeners) {
        this.thresholds = thresholds;
        Duration several = interval.multipliedBy(STALE_INTERVALS);
        this.staleAfter = several.compareTo(STALE_AT_LEAST) < 0 ? STALE_AT_LEAST : several;
        this.listeners = listeners;
    }

    /** The latest periodic sample of a connected node; none before its first. */
    public Optional<Assessment> latest(String node) {
        return Optional.ofNullable(benches.get(node)).map(Bench::latest);
    }

    @Override
    public void derived(NodeSession session, DerivedSample sample) {
        Bench bench = benches.compute(
                session.identity().id(),
                (id, kept) -> kept != null && kept.isOf(session) ? kept : new Bench(session, thresholds, staleAfter));
        Assessment assessment = bench.judge(sample);
        listeners.forEach(listener -> listener.assessed(session, assessment));
    }

    @Override
    public void left(NodeSession session) {
        benches.computeIfPresent(session.identity().id(), (id, kept) -> kept.isOf(session) ? null : kept);
        listeners.forEach(listener -> listener.left(session));
    }
}
