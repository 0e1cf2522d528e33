package dev.momo.node.signaling.p2p;

import dev.momo.node.rtc.IceCandidate;
import dev.momo.node.rtc.IceServer;
import dev.momo.node.signaling.json.JsonMessages;
import dev.momo.node.signaling.json.MalformedMessageException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The WebSocket's messages as JSON text, in both directions. */
final class Messages {

    private Messages() {}

    static ClientMessage parse(String text) throws MalformedMessageException {
        JsonObject message = JsonMessages.read(text);
        String type = JsonMessages.string(message, "type", "a message");
        return switch (type) {
            case "offer" -> new ClientMessage.Offer(JsonMessages.string(message, "sdp", "an offer"));
            case "candidate" -> new ClientMessage.Candidate(JsonMessages.candidate(message));
            case "register" -> new ClientMessage.Register(message.containsKey("ayameClient"));
            case "close", "bye" -> new ClientMessage.Close();
            default -> new ClientMessage.Other(type);
        };
    }

    static String answer(String sdp) {
        return JsonMessages.sdp("answer", sdp);
    }

    static String candidate(IceCandidate candidate) {
        return JsonMessages.candidate(candidate);
    }

    /** The reply to {@code register}: somebody (this node) is in the room, and these are the ICE servers to use. */
    static String accept(List<IceServer> iceServers) {
        JsonArray servers = new JsonArray();
        iceServers.forEach(server -> servers.add(new JsonObject().put("urls", new JsonArray(server.urls()))));
        return JsonMessages.message("accept")
                .put("isExistUser", true)
                .put("iceServers", servers)
                .encode();
    }

    static String ping() {
        return JsonMessages.message("ping").encode();
    }

    /** The session is over. */
    static String bye() {
        return JsonMessages.message("bye").encode();
    }

    /** The session cannot be had; the reason is for a person. */
    static String reject(String reason) {
        return JsonMessages.message("reject").put("reason", reason).encode();
    }

    /** A message was not understood; the reason is for a person. */
    static String error(String reason) {
        return JsonMessages.message("error").put("reason", reason).encode();
    }
}
