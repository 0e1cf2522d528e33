package dev.momo.gateway.http;

import dev.momo.gateway.config.Settings;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Lets pages of the named web origins read the answers. Requests of others are served without the header, which keeps
 * their pages, and only them, from reading.
 */
@Singleton
public class AllowedOrigins {

    private final Set<String> allowed;

    AllowedOrigins(Settings settings) {
        this.allowed = settings.allowedOrigins();
    }

    void install(@Observes Router router) {
        if (!allowed.isEmpty()) {
            router.route().order(Integer.MIN_VALUE).handler(this::mark);
        }
    }

    private void mark(RoutingContext context) {
        String origin = context.request().getHeader("Origin");
        // At the end of the headers: whoever answers sets Vary anew.
        context.addHeadersEndHandler(end -> {
            MultiMap headers = context.response().headers();
            headers.add("Vary", "Origin");
            if (origin != null && allowed.contains(origin)) {
                headers.set("Access-Control-Allow-Origin", origin);
            }
        });
        context.next();
    }
}
