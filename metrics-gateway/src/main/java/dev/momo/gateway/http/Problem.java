package dev.momo.gateway.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * What went wrong with a request, as problem details (RFC 9457) of type {@code about:blank}.
 *
 * @param status the HTTP status, 400 to 599
 * @param detail for a person: what was wrong, what was expected, what to do
 */
public record Problem(int status, String detail) {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonFactory JSON = new JsonFactory();

    /** A node that is not there now may be in a moment. */
    private static final int UNAVAILABLE = 503;

    private static final int NOT_ALLOWED = 405;

    public static Problem badRequest(String detail) {
        return new Problem(400, detail);
    }

    public static Problem notFound(String detail) {
        return new Problem(404, detail);
    }

    /** Everything here is only read. */
    public static Problem methodNotAllowed(String method) {
        return new Problem(NOT_ALLOWED, "The method is " + method + ": expected GET or HEAD.");
    }

    public static Problem unavailable(String detail) {
        return new Problem(UNAVAILABLE, detail);
    }

    /** For a failure of which nothing is known but its status. */
    static Problem ofStatus(int status) {
        return new Problem(
                status,
                switch (status) {
                    case 404 -> "Nothing is served here; try /metrics.";
                    case NOT_ALLOWED -> "The method is not served here: expected GET or HEAD.";
                    case 413 -> "The request's body is too large; this gateway reads none.";
                    default ->
                        status < 500
                                ? "The request cannot be served as it is."
                                : "The gateway failed to serve the request; its log says why.";
                });
    }

    public RuntimeException asException() {
        return new ProblemException(this);
    }

    /** What an answer with it has beside its content. */
    Map<String, String> headers() {
        return switch (status) {
            case UNAVAILABLE -> Map.of("Cache-Control", "no-store", "Retry-After", "1");
            case NOT_ALLOWED -> Map.of("Cache-Control", "no-store", "Allow", "GET, HEAD");
            default -> Map.of("Cache-Control", "no-store");
        };
    }

    /** @param instance the path and query of the request */
    byte[] toJson(String instance) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("type", "about:blank");
            json.writeStringField("title", HttpResponseStatus.valueOf(status).reasonPhrase());
            json.writeNumberField("status", status);
            json.writeStringField("detail", detail);
            json.writeStringField("instance", instance);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
