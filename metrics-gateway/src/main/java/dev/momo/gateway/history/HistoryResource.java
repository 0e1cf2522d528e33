package dev.momo.gateway.history;

import dev.momo.gateway.choice.NodeChoice;
import dev.momo.gateway.config.Settings;
import dev.momo.gateway.http.Json;
import dev.momo.gateway.http.Problem;
import dev.momo.gateway.time.Time;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code GET} and {@code HEAD /metrics/history}: the figures of one connection of the last minutes, as columns. */
@Path("/metrics/history")
public class HistoryResource {

    private final Recorder recorder;
    private final NodeChoice nodes;
    private final Time time;
    private final Duration length;

    HistoryResource(Recorder recorder, NodeChoice nodes, Time time, Settings settings) {
        this.recorder = recorder;
        this.nodes = nodes;
        this.time = time;
        this.length = settings.history().length();
    }

    @GET
    public Response get(@Context UriInfo uri, @Context HttpHeaders headers) {
        if (recorder.isOff()) {
            throw Problem.notFound("No history is kept: MOMO_HISTORY of the gateway is 0; set it, for example to 15m.")
                    .asException();
        }
        HistoryRequest request = HistoryRequest.of(uri.getQueryParameters());
        String node = nodes.chooseKept(request.node(), recorder.nodes());
        List<Recording> recordings = recorder.recordings(node);
        long now = time.now().toEpochMilli();
        Selected selected = Selected.of(choose(node, recordings, request.connection()), request, length, now);
        return Json.response(HistoryJson.write(node, recordings, selected, now), headers);
    }

    /** The connection of that id, of its latest boot; without an id as {@code /metrics} does, or the last that left. */
    private static @Nullable Recording choose(String node, List<Recording> recordings, Optional<String> id) {
        List<Recording> matching = recordings.stream()
                .filter(recording ->
                        id.isEmpty() || recording.key().connection().equals(id.get()))
                .toList();
        if (matching.isEmpty() && id.isPresent()) {
            String kept = recordings.stream()
                    .map(recording -> "'" + recording.key().connection() + "'")
                    .distinct()
                    .collect(Collectors.joining(", "));
            throw Problem.notFound("Nothing is kept of a connection '" + id.get() + "' of node '" + node
                            + "'; there is " + (kept.isEmpty() ? "none yet" : kept) + ".")
                    .asException();
        }
        return matching.isEmpty() ? null : matching.get(matching.size() - 1);
    }
}
