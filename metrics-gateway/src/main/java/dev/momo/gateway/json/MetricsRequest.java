package dev.momo.gateway.json;

import dev.momo.gateway.http.AcceptEncoding;
import dev.momo.gateway.http.QueryParameter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/** What a request asks for, taken from it at once: the answer may be made on another thread. */
record MetricsRequest(Optional<String> node, Optional<String> connection, boolean gzip, List<String> ifNoneMatch) {

    static MetricsRequest of(UriInfo uri, HttpHeaders headers) {
        return new MetricsRequest(
                QueryParameter.id("node", uri.getQueryParameters().get("node")),
                QueryParameter.id("connection", uri.getQueryParameters().get("connection")),
                AcceptEncoding.allowsGzip(headers.getRequestHeader(HttpHeaders.ACCEPT_ENCODING)),
                List.copyOf(headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH)));
    }
}
