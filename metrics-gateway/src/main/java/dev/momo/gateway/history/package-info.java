/** The derived figures of the last minutes, in bounded memory, and {@code GET /metrics/history}. */
@NullMarked
package dev.momo.gateway.history;

import org.jspecify.annotations.NullMarked;
