package dev.momo.gateway.metrics;

import dev.momo.gateway.http.Problem;
import dev.momo.gateway.http.ProblemRoutes;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses every method but GET and HEAD on {@code /metrics} with 400, as Momo does; JAX-RS would answer some itself. */
@Singleton
public class OtherMethods {

    void install(@Observes Router router) {
        router.route("/metrics").order(Integer.MIN_VALUE + 1).handler(OtherMethods::check);
    }

    private static void check(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            context.next();
        } else {
            ProblemRoutes.answer(
                    context, Problem.badRequest("The method is " + method.name() + ": expected GET or HEAD."));
        }
    }
}
