package dev.momo.node.testing.ayame;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A message that came in.
 *
 * @param nanos when, as {@link System#nanoTime()} tells
 * @param clientId its sender; null if that had not registered
 * @param text as it was sent
 */
public record Received(long nanos, @Nullable String clientId, String text) {

    /** Empty if it is not a JSON object. */
    public JsonObject json() {
        try {
            return new JsonObject(text);
        } catch (DecodeException e) {
            return new JsonObject();
        }
    }

    /** Empty if it has none. */
    public String type() {
        return text("type");
    }

    /** A field's text; empty if the field is missing or something else. */
    String text(String field) {
        return json().getValue(field) instanceof String text ? text : "";
    }
}
