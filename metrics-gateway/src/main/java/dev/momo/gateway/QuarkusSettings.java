package dev.momo.gateway;

import dev.momo.gateway.config.LogLevel;
import dev.momo.gateway.config.Settings;
import java.util.HashMap;
import java.util.Map;

/** The gateway's settings in the words of Quarkus. */
final class QuarkusSettings {

    private QuarkusSettings() {}

    static Map<String, String> of(Settings settings) {
        Map<String, String> properties = new HashMap<>();
        properties.put("quarkus.http.host", settings.metrics().host());
        properties.put("quarkus.http.port", String.valueOf(settings.metrics().port()));
        properties.put("quarkus.management.host", settings.management().host());
        properties.put(
                "quarkus.management.port", String.valueOf(settings.management().port()));
        LogLevel level = settings.logLevel();
        // The libraries' debugging would drown the gateway's own.
        LogLevel others = level == LogLevel.VERBOSE ? LogLevel.INFO : level;
        properties.put("quarkus.log.level", others.jboss());
        properties.put("quarkus.log.category.\"dev.momo\".level", level.jboss());
        return properties;
    }
}
