package dev.momo.node.stats;

import dev.momo.stats.v1.Sample;

/**
 * A sample that has been collected and not yet sent: who sends it adds sequence number, age and drops.
 *
 * @param sample everything but those three
 * @param startedNanos the monotonic clock at the start of its collection
 */
public record CollectedSample(Sample sample, long startedNanos) {}
