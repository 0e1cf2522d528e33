/** What is known of nodes and connections as Prometheus and OpenMetrics text; every series is in the catalogue. */
@NullMarked
package dev.momo.gateway.prometheus;

import org.jspecify.annotations.NullMarked;
