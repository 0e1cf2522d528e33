package dev.momo.gateway.json;

import dev.momo.gateway.choice.NodeChoice;
import dev.momo.gateway.demand.FreshSamples;
import dev.momo.gateway.demand.NoFreshSampleException;
import dev.momo.gateway.http.EntityTags;
import dev.momo.gateway.node.NodeSample;
import dev.momo.gateway.node.NodeSession;
import dev.momo.gateway.rendition.Rendition;
import dev.momo.gateway.rendition.Renditions;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** {@code /metrics} as JSON: the report of one connection of one node, fresh. */
@Singleton
public class JsonMetrics {

    private static final String MEDIA_TYPE = "application/json";

    private final NodeChoice nodes;
    private final FreshSamples samples;
    private final Renditions renditions;

    JsonMetrics(NodeChoice nodes, FreshSamples samples, Renditions renditions) {
        this.nodes = nodes;
        this.samples = samples;
        this.renditions = renditions;
    }

    /** Answers without blocking, at the latest after the second that a fresh sample may take. */
    public CompletionStage<Response> get(UriInfo uri, HttpHeaders headers) {
        MetricsRequest request = MetricsRequest.of(uri, headers);
        NodeSession node = nodes.choose(request.node());
        return samples.get(node, request.connection().orElse("")).handle((sample, failure) -> {
            if (failure != null) {
                throw problem(node, failure);
            }
            return response(sample, request);
        });
    }

    private RuntimeException problem(NodeSession node, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof NoFreshSampleException late
                ? nodes.withoutSample(node, late.getMessage()).asException()
                : new IllegalStateException(
                        "a sample of node " + node.identity().id() + " failed", cause);
    }

    private Response response(NodeSample sample, MetricsRequest request) {
        Rendition rendition = renditions.of(sample, ReportChoice.of(sample, request.connection()));
        String tag = rendition.tag(request.gzip());
        Response.ResponseBuilder response = EntityTags.match(request.ifNoneMatch(), tag)
                ? Response.notModified()
                : content(rendition, request.gzip());
        return response.header(HttpHeaders.ETAG, '"' + tag + '"')
                .header(HttpHeaders.VARY, "Accept, Accept-Encoding")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    private static Response.ResponseBuilder content(Rendition rendition, boolean gzip) {
        Response.ResponseBuilder content = Response.ok(rendition.bytes(gzip)).type(MEDIA_TYPE);
        return gzip ? content.header(HttpHeaders.CONTENT_ENCODING, "gzip") : content;
    }
}
