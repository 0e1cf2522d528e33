/** The path {@code /metrics}: which of its representations a request gets. */
@NullMarked
package dev.momo.gateway.metrics;

import org.jspecify.annotations.NullMarked;
