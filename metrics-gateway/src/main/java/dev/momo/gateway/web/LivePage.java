package dev.momo.gateway.web;

import dev.momo.gateway.http.AcceptEncoding;
import dev.momo.gateway.http.Problem;
import dev.momo.gateway.http.ProblemRoutes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/** {@code GET} and {@code HEAD} of {@code /} and {@code /web/…}. */
@Singleton
public class LivePage {

    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String CHARTS = "META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";

    /** By path, the class path's name and the type. */
    private static final Map<String, String[]> FILES = Map.of(
            "/", new String[] {"web/index.html", "text/html; charset=utf-8"},
            "/web/page.css", new String[] {"web/page.css", "text/css; charset=utf-8"},
            "/web/app.js", new String[] {"web/app.js", SCRIPT},
            "/web/charts.js", new String[] {"web/charts.js", SCRIPT},
            "/web/report.js", new String[] {"web/report.js", SCRIPT},
            "/web/units.js", new String[] {"web/units.js", SCRIPT},
            "/web/chart.js", new String[] {CHARTS, SCRIPT});

    /** The page asks nobody but this gateway; the empty icon is the one thing of its own. */
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    void install(@Observes Router router) {
        FILES.forEach((path, file) -> {
            Asset asset = Asset.load(file[0], file[1]);
            router.route(path).order(Integer.MIN_VALUE + 1).handler(context -> {
                // A route takes a slash at the end too.
                if (context.request().path().equals(path)) {
                    serve(context, asset);
                } else {
                    context.next();
                }
            });
        });
    }

    private static void serve(RoutingContext context, Asset asset) {
        HttpMethod method = context.request().method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            context.response().putHeader("Allow", "GET, HEAD");
            ProblemRoutes.answer(
                    context, Problem.methodNotAllowed("The method is " + method.name() + ": expected GET or HEAD."));
            return;
        }
        boolean gzip = AcceptEncoding.allowsGzip(context.request().headers().getAll("Accept-Encoding"));
        String tag = '"' + asset.tag() + (gzip ? "-gzip" : "") + '"';
        HttpServerResponse response = context.response()
                .putHeader("ETag", tag)
                .putHeader("Cache-Control", "no-cache")
                .putHeader("Vary", "Accept-Encoding")
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer");
        if (context.request().headers().getAll("If-None-Match").contains(tag)) {
            response.setStatusCode(304).end();
            return;
        }
        byte[] bytes = gzip ? asset.gzip() : asset.plain();
        response.putHeader("Content-Type", asset.type()).putHeader("Content-Length", String.valueOf(bytes.length));
        if (gzip) {
            response.putHeader("Content-Encoding", "gzip");
        }
        if (method.equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(Buffer.buffer(bytes));
        }
    }
}
