package dev.momo.gateway.json;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.util.concurrent.UncheckedExecutionException;
import dev.momo.gateway.node.NodeSample;
import dev.momo.stats.v1.Report;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutionException;

/** Renders each sample once. Safe for use by several threads. */
@Singleton
class Renditions {

    /** Samples that are served at the same time, one for each node and connection asked for. */
    private static final int MAX_RENDITIONS = 64;

    /** Weak keys compare by identity, and let go of the bytes with the sample. */
    private final Cache<NodeSample, Rendition> cache =
            CacheBuilder.newBuilder().weakKeys().maximumSize(MAX_RENDITIONS).build();

    Rendition of(NodeSample sample, Report report) {
        try {
            return cache.get(sample, () -> new Rendition(sample.node(), sample.sequence(), report));
        } catch (ExecutionException e) {
            throw new UncheckedExecutionException(e.getCause());
        }
    }
}
