package dev.momo.node.feed;

import dev.momo.node.stats.Sampler;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * What every stream of a node shares.
 *
 * @param executor single-threaded; owns the streams
 * @param nanoTime the monotonic clock, the same as the sampler's
 */
record FeedContext(
        FeedConfig config,
        Sampler sampler,
        SampleCounters counters,
        ScheduledExecutorService executor,
        LongSupplier nanoTime) {}
