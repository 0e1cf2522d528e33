package dev.momo.node.signaling.json;

import dev.momo.node.rtc.IceCandidate;
import dev.momo.node.rtc.IceServer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages as JSON objects with a {@code type}, and the parts that the protocols share. */
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

    /** @param value the servers as W3C's RTCConfiguration has them; what is no array holds none */
    public static List<IceServer> iceServers(@Nullable Object value) throws MalformedMessageException {
        List<IceServer> servers = new ArrayList<>();
        if (value instanceof JsonArray array) {
            for (Object element : array) {
                servers.add(iceServer(element));
            }
        }
        return servers;
    }

    private static IceServer iceServer(@Nullable Object element) throws MalformedMessageException {
        if (!(element instanceof JsonObject server)) {
            throw new MalformedMessageException("\"iceServers\" needs objects");
        }
        @Nullable Object urls = server.getValue("urls");
        List<String> texts = new ArrayList<>();
        if (urls instanceof String url) {
            texts.add(url);
        } else if (urls instanceof JsonArray array) {
            array.forEach(url -> texts.add(String.valueOf(url)));
        } else {
            throw new MalformedMessageException("an ICE server needs \"urls\"");
        }
        return new IceServer(texts, text(server, "username"), text(server, "credential"));
    }

    /** Empty where there is none. */
    public static String text(JsonObject object, String name) {
        return object.getValue(name) instanceof String value ? value : "";
    }

    /** A message with a further member, whose value is JSON text already. */
    public static String with(JsonObject message, String name, String json) {
        String text = message.encode();
        return text.substring(0, text.length() - 1) + ",\"" + name + "\":" + json + "}";
    }
}
