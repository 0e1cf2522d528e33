package dev.momo.node.signaling.sora;

import dev.momo.node.signaling.json.JsonMessages;
import dev.momo.node.signaling.json.MalformedMessageException;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sora's messages as JSON text, in both directions. */
final class SoraMessages {

    static final String DISCONNECT = JsonMessages.message("disconnect").encode();
    static final String PONG = JsonMessages.message("pong").encode();

    private static final int LONGEST_SHOWN = 200;

    private SoraMessages() {}

    /** @throws MalformedMessageException if it is no JSON object with a type */
    static ServerMessage parse(String text) throws MalformedMessageException {
        JsonObject message = JsonMessages.read(text);
        String type = JsonMessages.string(message, "type", "a message");
        try {
            return parse(type, message);
        } catch (MalformedMessageException e) {
            return new ServerMessage.Unusable(type, String.valueOf(e.getMessage()));
        }
    }

    private static ServerMessage parse(String type, JsonObject message) throws MalformedMessageException {
        return switch (type) {
            case "offer" -> OfferMessage.parse(message);
            case "re-offer" -> new ServerMessage.NewOffer(sdp(message, type), "re-answer");
            case "update" -> new ServerMessage.NewOffer(sdp(message, type), "update");
            case "ping" -> new ServerMessage.Ping(flag(message, "stats"));
            case "req-stats" -> new ServerMessage.StatsRequest();
            case "notify" -> notification(message);
            case "switched" -> new ServerMessage.Switched(flag(message, "ignore_disconnect_websocket"));
            case "redirect" -> new ServerMessage.Redirect(JsonMessages.string(message, "location", "a redirect"));
            case "close" ->
                new ServerMessage.Close(
                        message.getValue("code") instanceof Integer code ? code : 0,
                        JsonMessages.text(message, "reason"));
            default -> new ServerMessage.Other(shortened(type));
        };
    }

    private static String sdp(JsonObject message, String type) throws MalformedMessageException {
        return JsonMessages.string(message, "sdp", type);
    }

    /** What is no boolean is not true. */
    private static boolean flag(JsonObject message, String name) {
        return Boolean.TRUE.equals(message.getValue(name));
    }

    private static ServerMessage notification(JsonObject message) throws MalformedMessageException {
        String event = JsonMessages.string(message, "event_type", "a notify");
        String detail = Stream.of("client_id", "connection_id")
                .map(name -> named(name, message.getValue(name)))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return new ServerMessage.Notification(shortened(event), detail);
    }

    private static @Nullable String named(String name, @Nullable Object value) {
        return value instanceof String text ? name + " " + shortened(text) : null;
    }

    /** For logs: what the server chose, without line breaks. */
    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
    }

    static String candidate(String candidate) {
        return JsonMessages.message("candidate").put("candidate", candidate).encode();
    }

    /** @param report the array that {@code /metrics} serves */
    static String pong(String report) {
        return JsonMessages.with(JsonMessages.message("pong"), "stats", report);
    }

    /** @param report the array that {@code /metrics} serves */
    static String stats(String report) {
        return JsonMessages.with(JsonMessages.message("stats"), "reports", report);
    }
}
