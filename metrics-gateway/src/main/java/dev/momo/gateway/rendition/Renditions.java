package dev.momo.gateway.rendition;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.util.concurrent.UncheckedExecutionException;
import dev.momo.gateway.node.NodeSample;
import dev.momo.stats.v1.Report;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutionException;

/** Renders each report once. Safe for use by several threads. */
@Singleton
public class Renditions {

    /** Reports that are served at the same time, one for each node and connection asked for. */
    private static final int MAX_RENDITIONS = 64;

    /** Weak keys compare by identity, and let go of the bytes with the report. */
    private final Cache<Report, Rendition> cache =
            CacheBuilder.newBuilder().weakKeys().maximumSize(MAX_RENDITIONS).build();

    public Rendition of(NodeSample sample, Report report) {
        if (report.getStatsCount() == 0) {
            // There is one empty report for all samples.
            return new Rendition(sample.node(), sample.sequence(), report);
        }
        try {
            return cache.get(report, () -> new Rendition(sample.node(), sample.sequence(), report));
        } catch (ExecutionException e) {
            throw new UncheckedExecutionException(e.getCause());
        }
    }
}
