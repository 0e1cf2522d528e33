/** {@code GET /metrics/stream}: server-sent events, the newest to each reader at its pace and never a backlog. */
@NullMarked
package dev.momo.gateway.events;

import org.jspecify.annotations.NullMarked;
