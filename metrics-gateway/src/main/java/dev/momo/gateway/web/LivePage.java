package dev.momo.gateway.web;

import dev.momo.gateway.http.StaticFile;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** {@code GET} and {@code HEAD} of {@code /} and {@code /web/…}. */
@Singleton
public class LivePage {

    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String CHARTS = "META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";

    /** Beside the page itself, and by their media type. */
    private static final Map<String, String> FILES = Map.of(
            "page.css", "text/css; charset=utf-8", "icon.svg", "image/svg+xml", "theme.js", SCRIPT, "app.js", SCRIPT);

    /** What {@code app.js} imports, and what they import. */
    private static final List<String> MODULES = List.of(
            "announce",
            "axis",
            "catalogue",
            "charts",
            "dom",
            "gateway",
            "lines",
            "lists",
            "panels",
            "report",
            "units",
            "words");

    /** The page asks nobody but this gateway, and runs nothing that does not come from it. */
    private static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", POLICY, "X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer");

    void install(@Observes Router router) {
        serve(router, "/", "web/index.html", "text/html; charset=utf-8");
        serve(router, "/web/chart.js", CHARTS, SCRIPT);
        FILES.forEach((name, type) -> serve(router, "/web/" + name, "web/" + name, type));
        for (String module : MODULES) {
            serve(router, "/web/" + module + ".js", "web/" + module + ".js", SCRIPT);
        }
    }

    private static void serve(Router router, String path, String resource, String type) {
        StaticFile.load(resource, type).route(router, path, HEADERS);
    }
}
