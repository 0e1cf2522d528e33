package dev.momo.gateway.prometheus;

/** The types of OpenMetrics that are in use here; the older text format shows the last two as gauges. */
enum SeriesType {
    COUNTER("_total"),
    GAUGE(""),
    /** One sample for each state, 1 for the present one; the state is in a label that is called like the series. */
    STATESET(""),
    INFO("_info");

    private final String suffix;

    SeriesType(String suffix) {
        this.suffix = suffix;
    }

    /** What the name of a series of this type ends with. */
    String suffix() {
        return suffix;
    }
}
