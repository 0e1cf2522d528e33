package dev.momo.gateway.json;

import dev.momo.gateway.http.AcceptEncoding;
import dev.momo.gateway.http.QueryParameter;
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
                QueryParameter.id("node", query.get("node")),
                QueryParameter.id("connection", query.get("connection")),
                AcceptEncoding.allowsGzip(headers.getRequestHeader(HttpHeaders.ACCEPT_ENCODING)),
                List.copyOf(headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH)));
    }
}
