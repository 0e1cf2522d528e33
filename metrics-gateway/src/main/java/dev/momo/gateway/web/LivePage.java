package dev.momo.gateway.web;

import dev.momo.gateway.http.StaticFile;
import io.vertx.ext.web.Router;
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

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", POLICY, "X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer");

    void install(@Observes Router router) {
        FILES.forEach((path, file) -> StaticFile.load(file[0], file[1]).route(router, path, HEADERS));
    }
}
