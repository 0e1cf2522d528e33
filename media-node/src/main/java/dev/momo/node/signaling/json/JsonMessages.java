package dev.momo.node.signaling.json;

import dev.momo.node.rtc.IceCandidate;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Messages as JSON objects with a {@code type}, and the parts that p2p and Ayame share. */
public final class JsonMessages {

    private JsonMessages() {}

    public static JsonObject message(String type) {
        return new JsonObject().put("type", type);
    }

    public static String sdp(String type, String sdp) {
        return message(type).put("sdp", sdp).encode();
    }

    public static String candidate(IceCandidate candidate) {
        JsonObject ice = new JsonObject()
                .put("candidate", candidate.candidate())
                .put("sdpMLineIndex", candidate.sdpMLineIndex())
                .put("sdpMid", candidate.sdpMid());
        return message("candidate").put("ice", ice).encode();
    }

    public static JsonObject read(String text) throws MalformedMessageException {
        try {
            return new JsonObject(text);
        } catch (DecodeException | ClassCastException | StackOverflowError e) {
            throw new MalformedMessageException("a message needs to be a JSON object with a string \"type\"");
        }
    }

    public static IceCandidate candidate(JsonObject message) throws MalformedMessageException {
        if (!(message.getValue("ice") instanceof JsonObject ice)) {
            throw new MalformedMessageException("a candidate needs an object \"ice\"");
        }
        if (!(ice.getValue("sdpMLineIndex") instanceof Integer index) || index < 0) {
            throw new MalformedMessageException("a candidate's \"ice\" needs a whole number \"sdpMLineIndex\"");
        }
        String where = "a candidate's \"ice\"";
        return new IceCandidate(string(ice, "sdpMid", where), index, string(ice, "candidate", where));
    }

    public static String string(JsonObject object, String name, String where) throws MalformedMessageException {
        @Nullable Object value = object.getValue(name);
        if (value instanceof String text) {
            return text;
        }
        throw new MalformedMessageException(where + " needs a string \"" + name + "\"");
    }
}
