package dev.momo.gateway.events;

import dev.momo.gateway.http.QueryParameter;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a reader asks for.
 *
 * @param interval between two events, every periodic sample without
 * @param lastEventId of the last event that it got before it reconnected
 */
record StreamRequest(
        Optional<String> node, Optional<String> connection, Optional<Duration> interval, Optional<String> lastEventId) {

    private static final Duration MIN_INTERVAL = Duration.ofMillis(100);
    private static final Duration MAX_INTERVAL = Duration.ofSeconds(60);

    static StreamRequest of(RoutingContext context) {
        return new StreamRequest(
                QueryParameter.id("node", values(context, "node")),
                QueryParameter.id("connection", values(context, "connection")),
                QueryParameter.time("interval", values(context, "interval"), MIN_INTERVAL, MAX_INTERVAL),
                Optional.ofNullable(context.request().getHeader("Last-Event-ID")));
    }

    private static List<String> values(RoutingContext context, String name) {
        return context.queryParam(name);
    }
}
