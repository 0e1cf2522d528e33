package dev.momo.gateway.prometheus;

/** A text format of Prometheus' world. The names and labels of the series are the same in each. */
public enum ExpositionFormat {
    /** OpenMetrics 1.0.0, which is also read as its draft 0.0.1. */
    OPENMETRICS,
    /** Prometheus' own text format 0.0.4, which is also read as 1.0.0: the names need none of that version's quotes. */
    TEXT
}
