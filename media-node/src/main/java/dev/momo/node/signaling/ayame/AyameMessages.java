package dev.momo.node.signaling.ayame;

import dev.momo.node.rtc.IceServer;
import dev.momo.node.signaling.json.JsonMessages;
import dev.momo.node.signaling.json.MalformedMessageException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ayame's messages as JSON text, in both directions. */
final class AyameMessages {

    private AyameMessages() {}

    static ServerMessage parse(String text) throws MalformedMessageException {
        JsonObject message = JsonMessages.read(text);
        String type = JsonMessages.string(message, "type", "a message");
        return switch (type) {
            case "accept" -> accept(message);
            case "reject" ->
                new ServerMessage.Reject(
                        message.getValue("reason") instanceof String reason ? reason : "without a reason");
            case "offer" -> new ServerMessage.Offer(JsonMessages.string(message, "sdp", "an offer"));
            case "answer" -> new ServerMessage.Answer(JsonMessages.string(message, "sdp", "an answer"));
            case "candidate" -> new ServerMessage.Candidate(JsonMessages.candidate(message));
            case "ping" -> new ServerMessage.Ping();
            case "bye" -> new ServerMessage.Bye();
            default -> new ServerMessage.Other(type);
        };
    }

    private static ServerMessage.Accept accept(JsonObject message) throws MalformedMessageException {
        // Newer servers give both names the same value; Momo knows the older one.
        @Nullable Object there = message.getValue("isExistUser", message.getValue("isExistClient"));
        List<IceServer> servers = JsonMessages.iceServers(message.getValue("iceServers"));
        return new ServerMessage.Accept(there instanceof Boolean flag ? Optional.of(flag) : Optional.empty(), servers);
    }

    static String register(AyameConfig config, String clientId) {
        JsonObject message = JsonMessages.message("register")
                .put("clientId", clientId)
                .put("roomId", config.roomId())
                .put("ayameClient", config.self().client())
                .put("libwebrtc", config.self().libwebrtc())
                .put("environment", config.self().environment());
        config.key().ifPresent(key -> message.put("key", key));
        return message.encode();
    }

    static String pong() {
        return JsonMessages.message("pong").encode();
    }
}
