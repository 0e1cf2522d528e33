package dev.momo.gateway.openapi;

import dev.momo.gateway.http.StaticFile;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/** {@code GET} and {@code HEAD /openapi.yaml}: written by hand, and held against the running gateway by a test. */
@Singleton
public class OpenApiDocument {

    /** RFC 9512. */
    private static final String MEDIA_TYPE = "application/yaml";

    void install(@Observes Router router) {
        StaticFile.load("openapi/openapi.yaml", MEDIA_TYPE)
                .route(router, "/openapi.yaml", Map.of("X-Content-Type-Options", "nosniff"));
    }
}
