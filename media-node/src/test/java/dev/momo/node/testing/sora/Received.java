package dev.momo.node.testing.sora;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * A message that came in.
 *
 * @param nanos when, as {@link System#nanoTime()} tells
 * @param member the number of its sender, from 1; 0 if that had not sent {@code connect}
 * @param via {@link #WEBSOCKET}, or the label of a data channel
 * @param binary whether it came in a binary frame
 * @param compressed whether it was zlib, and has been inflated
 * @param text as it was sent, or as inflated
 */
public record Received(long nanos, int member, String via, boolean binary, boolean compressed, String text) {

    public static final String WEBSOCKET = "WEBSOCKET";

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
