package dev.momo.gateway.history;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The part of what is kept that a request asks for.
 *
 * @param recording null where the node has no connection yet
 */
record Selected(@Nullable Recording recording, long fromMillis, long stepMillis) {

    static Selected of(@Nullable Recording recording, HistoryRequest request, Duration kept, long nowMillis) {
        long length = Math.min(kept.toMillis(), request.seconds().orElse(Integer.MAX_VALUE) * 1000L);
        return new Selected(recording, nowMillis - length, request.step().orElse(0) * 1000L);
    }

    Columns columns() {
        return recording == null ? Columns.empty() : Columns.of(recording, fromMillis, stepMillis);
    }
}
