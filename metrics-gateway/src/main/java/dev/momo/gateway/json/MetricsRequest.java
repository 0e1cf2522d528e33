package dev.momo.gateway.json;

import dev.momo.gateway.http.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/** What a request asks for, taken from it at once: the answer may be made on another thread. */
record MetricsRequest(Optional<String> node, Optional<String> connection, boolean gzip, List<String> ifNoneMatch) {

    static MetricsRequest of(UriInfo uri, HttpHeaders headers) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        return new MetricsRequest(
                single(query, "node"),
                single(query, "connection"),
                AcceptEncoding.allowsGzip(headers.getRequestHeader(HttpHeaders.ACCEPT_ENCODING)),
                List.copyOf(headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH)));
    }

    private static Optional<String> single(MultivaluedMap<String, String> query, String name) {
        List<String> values = query.get(name);
        if (values == null) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            throw Problem.badRequest("The parameter '" + name + "' is given " + values.size()
                            + " times: expected at most once; remove the others.")
                    .asException();
        }
        if (values.get(0).isEmpty()) {
            throw Problem.badRequest("The parameter '" + name + "' is empty: expected the id of a " + name
                            + "; name one or leave the parameter out.")
                    .asException();
        }
        return Optional.of(values.get(0));
    }
}
