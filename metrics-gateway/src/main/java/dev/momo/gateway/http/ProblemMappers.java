package dev.momo.gateway.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every failure of a resource as problem details. */
public class ProblemMappers {

    private static final Logger logger = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response problem(ProblemException failure, UriInfo uri) {
        return response(failure.problem(), uri);
    }

    /** RESTEasy's own failures, for example a path without a resource. */
    @ServerExceptionMapper
    Response framework(WebApplicationException failure, UriInfo uri) {
        int status = failure.getResponse().getStatus();
        if (status < 400) {
            return failure.getResponse();
        }
        return response(Problem.ofStatus(status), uri);
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException failure, UriInfo uri) {
        logger.errorf(failure, "%s could not be served", uri.getPath());
        return response(Problem.ofStatus(500), uri);
    }

    private static Response response(Problem problem, UriInfo uri) {
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem.toJson(instance(uri.getRequestUri())));
        problem.headers().forEach(response::header);
        return response.build();
    }

    private static String instance(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
