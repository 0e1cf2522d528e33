package dev.momo.gateway.metrics;

import dev.momo.gateway.http.AcceptEncoding;
import dev.momo.gateway.http.Problem;
import dev.momo.gateway.http.QueryParameter;
import dev.momo.gateway.node.NodeSnapshot;
import dev.momo.gateway.node.Nodes;
import dev.momo.gateway.prometheus.Exposition;
import dev.momo.gateway.prometheus.ExpositionFormat;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.zip.GZIPOutputStream;

/** {@code /metrics} as an exposition of all nodes, or of the one that {@code ?node=} names. */
@Singleton
class ExpositionMetrics {

    private static final int TYPICAL_BYTES = 64 * 1024;

    private final Nodes nodes;
    private final Exposition exposition;
    private final ExecutorService workers;

    ExpositionMetrics(Nodes nodes, Exposition exposition, ExecutorService workers) {
        this.nodes = nodes;
        this.exposition = exposition;
        this.workers = workers;
    }

    /** Writes on a worker: a large fleet takes longer than an event loop may be held up. */
    CompletionStage<Response> get(Representation representation, UriInfo uri, HttpHeaders headers) {
        List<NodeSnapshot> shown =
                choose(QueryParameter.id("node", uri.getQueryParameters().get("node")));
        boolean gzip = AcceptEncoding.allowsGzip(headers.getRequestHeader(HttpHeaders.ACCEPT_ENCODING));
        return CompletableFuture.supplyAsync(() -> response(representation, shown, gzip), workers);
    }

    private List<NodeSnapshot> choose(Optional<String> id) {
        return id.map(name -> List.of(nodes.find(name).orElseThrow(() -> unknown(name))))
                .orElseGet(nodes::all);
    }

    private static RuntimeException unknown(String id) {
        return Problem.notFound("No node has the id '" + id + "'; without ?node= all that are known are shown.")
                .asException();
    }

    private Response response(Representation representation, List<NodeSnapshot> shown, boolean gzip) {
        Response.ResponseBuilder response = Response.ok(bytes(representation.format(), shown, gzip))
                .header(HttpHeaders.CONTENT_TYPE, representation.contentType())
                .header(HttpHeaders.VARY, "Accept, Accept-Encoding")
                // There is no ETag: the ages in it make each exposition another.
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
        return (gzip ? response.header(HttpHeaders.CONTENT_ENCODING, "gzip") : response).build();
    }

    private byte[] bytes(ExpositionFormat format, List<NodeSnapshot> shown, boolean gzip) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
        try (OutputStream out = gzip ? new GZIPOutputStream(bytes) : bytes) {
            exposition.write(shown, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
