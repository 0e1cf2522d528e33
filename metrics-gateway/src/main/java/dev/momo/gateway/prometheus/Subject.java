package dev.momo.gateway.prometheus;

import dev.momo.stats.v1.RtcStats;
import io.prometheus.metrics.model.snapshots.Labels;

/** Stats that are shown, and the labels of their series. */
record Subject(RtcStats stats, Labels labels) {}
