package dev.momo.gateway.metrics;

import dev.momo.gateway.json.JsonMetrics;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * {@code GET} and {@code HEAD /metrics}: JSON, or an exposition for whoever names one. There is no {@code @Produces} on
 * purpose: it would refuse what is accepted by nobody, and pick by the order of methods where two fit alike.
 */
@Path("/metrics")
public class MetricsResource {

    private final JsonMetrics json;
    private final ExpositionMetrics expositions;

    MetricsResource(JsonMetrics json, ExpositionMetrics expositions) {
        this.json = json;
        this.expositions = expositions;
    }

    @GET
    public CompletionStage<Response> get(@Context UriInfo uri, @Context HttpHeaders headers) {
        List<String> accept = headers.getRequestHeader(HttpHeaders.ACCEPT);
        return Representation.of(accept)
                .map(representation -> expositions.get(representation, uri, headers))
                .orElseGet(() -> json.get(uri, headers));
    }
}
