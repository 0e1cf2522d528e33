package dev.momo.node.signaling.p2p;

import dev.momo.node.rtc.IceCandidate;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The WebSocket's messages as JSON text, in both directions. */
final class Messages {

    private Messages() {}

    static ClientMessage parse(String text) throws MalformedMessageException {
        JsonObject message = read(text);
        String type = string(message, "type", "a message");
        return switch (type) {
            case "offer" -> new ClientMessage.Offer(string(message, "sdp", "an offer"));
            case "candidate" -> new ClientMessage.Candidate(candidate(message.getValue("ice")));
            case "register" -> new ClientMessage.Register();
            case "close", "bye" -> new ClientMessage.Close();
            default -> new ClientMessage.Other(type);
        };
    }

    private static JsonObject read(String text) throws MalformedMessageException {
        try {
            return new JsonObject(text);
        } catch (DecodeException | ClassCastException e) {
            throw new MalformedMessageException("a message needs to be a JSON object with a string \"type\"");
        }
    }

    private static IceCandidate candidate(@Nullable Object value) throws MalformedMessageException {
        if (!(value instanceof JsonObject ice)) {
            throw new MalformedMessageException("a candidate needs an object \"ice\"");
        }
        if (!(ice.getValue("sdpMLineIndex") instanceof Integer index) || index < 0) {
            throw new MalformedMessageException("a candidate's \"ice\" needs a whole number \"sdpMLineIndex\"");
        }
        String where = "a candidate's \"ice\"";
        return new IceCandidate(string(ice, "sdpMid", where), index, string(ice, "candidate", where));
    }

    private static String string(JsonObject object, String name, String where) throws MalformedMessageException {
        if (object.getValue(name) instanceof String value) {
            return value;
        }
        throw new MalformedMessageException(where + " needs a string \"" + name + "\"");
    }

    static String answer(String sdp) {
        return message("answer").put("sdp", sdp).encode();
    }

    static String candidate(IceCandidate candidate) {
        JsonObject ice = new JsonObject()
                .put("candidate", candidate.candidate())
                .put("sdpMLineIndex", candidate.sdpMLineIndex())
                .put("sdpMid", candidate.sdpMid());
        return message("candidate").put("ice", ice).encode();
    }

    /** The reply to {@code register}: somebody (this node) is in the room, and these are the ICE servers to use. */
    static String accept(List<String> iceServerUrls) {
        JsonArray servers = new JsonArray();
        if (!iceServerUrls.isEmpty()) {
            servers.add(new JsonObject().put("urls", new JsonArray(iceServerUrls)));
        }
        return message("accept")
                .put("isExistUser", true)
                .put("iceServers", servers)
                .encode();
    }

    static String ping() {
        return message("ping").encode();
    }

    /** The session is over. */
    static String bye() {
        return message("bye").encode();
    }

    /** The session cannot be had; the reason is for a person. */
    static String reject(String reason) {
        return message("reject").put("reason", reason).encode();
    }

    /** A message was not understood; the reason is for a person. */
    static String error(String reason) {
        return message("error").put("reason", reason).encode();
    }

    private static JsonObject message(String type) {
        return new JsonObject().put("type", type);
    }
}
