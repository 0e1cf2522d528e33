package dev.momo.gateway.history;

import dev.momo.gateway.http.QueryParameter;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a request asks for.
 *
 * @param seconds back from now, all that is kept without
 * @param step seconds a row, every sample without
 */
record HistoryRequest(Optional<String> node, Optional<String> connection, OptionalInt seconds, OptionalInt step) {

    private static final int MAX_SECONDS = 86_400;
    private static final int MAX_STEP = 3600;

    static HistoryRequest of(MultivaluedMap<String, String> query) {
        return new HistoryRequest(
                QueryParameter.id("node", query.get("node")),
                QueryParameter.id("connection", query.get("connection")),
                QueryParameter.number("seconds", query.get("seconds"), 1, MAX_SECONDS),
                QueryParameter.number("step", query.get("step"), 1, MAX_STEP));
    }
}
