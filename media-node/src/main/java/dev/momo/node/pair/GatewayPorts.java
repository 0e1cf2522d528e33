package dev.momo.node.pair;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** Where a gateway listens: HTTP for {@code /metrics}, the feed, and management. */
public record GatewayPorts(int metrics, int feed, int management) {

    /** Of the line that a gateway prints: {@code {"metrics":8081,"feed":40001,"management":40002}}. */
    static GatewayPorts parse(String line) {
        try {
            JsonObject ports = new JsonObject(line);
            return new GatewayPorts(
                    ports.getInteger("metrics"), ports.getInteger("feed"), ports.getInteger("management"));
        } catch (DecodeException | ClassCastException | NullPointerException e) {
            throw new IllegalArgumentException("the gateway reported no ports but: " + line, e);
        }
    }
}
