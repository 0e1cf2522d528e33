package dev.momo.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Answers as problem details what fails before a resource is reached. */
@Singleton
public class ProblemRoutes {

    private static final Logger logger = Logger.getLogger(ProblemRoutes.class);

    void install(@Observes Router router) {
        router.errorHandler(404, context -> answer(context, Problem.ofStatus(404)));
        router.route().order(Integer.MIN_VALUE).failureHandler(ProblemRoutes::fail);
    }

    private static void fail(RoutingContext context) {
        if (context.failure() instanceof ProblemException problem) {
            answer(context, problem.problem());
            return;
        }
        int status = context.statusCode() < 400 ? 500 : context.statusCode();
        if (status >= 500 && context.failure() != null) {
            logger.errorf(context.failure(), "%s could not be served", context.normalizedPath());
        }
        answer(context, Problem.ofStatus(status));
    }

    /** Ends the request with {@code problem}, whatever of it is still unread. */
    public static void answer(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.headWritten()) {
            context.request().connection().close();
            return;
        }
        if (!context.request().isEnded()) {
            context.request().resume();
        }
        response.setStatusCode(problem.status()).putHeader("Content-Type", Problem.MEDIA_TYPE);
        problem.headers().forEach(response::putHeader);
        Buffer body = Buffer.buffer(problem.toJson(context.request().uri()));
        if (context.request().method().name().equals("HEAD")) {
            response.putHeader("Content-Length", String.valueOf(body.length())).end();
        } else {
            response.end(body);
        }
    }
}
