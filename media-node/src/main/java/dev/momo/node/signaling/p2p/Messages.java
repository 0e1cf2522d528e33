package dev.momo.node.signaling.p2p;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.momo.node.rtc.IceCandidate;
import java.util.List;

/** The WebSocket's messages as JSON text, in both directions. Safe for use by several threads. */
final class Messages {

    private final ObjectMapper mapper = new ObjectMapper();

    ClientMessage parse(String text) throws MalformedMessageException {
        JsonNode message = read(text);
        String type = string(message, "type", "a message");
        return switch (type) {
            case "offer" -> new ClientMessage.Offer(string(message, "sdp", "an offer"));
            case "candidate" -> new ClientMessage.Candidate(candidate(message.path("ice")));
            case "register" -> new ClientMessage.Register();
            case "close", "bye" -> new ClientMessage.Close();
            default -> new ClientMessage.Other(type);
        };
    }

    private JsonNode read(String text) throws MalformedMessageException {
        try {
            JsonNode message = mapper.readTree(text);
            if (!message.isObject()) {
                throw new MalformedMessageException("a message must be a JSON object with a string \"type\"");
            }
            return message;
        } catch (JsonProcessingException e) {
            throw new MalformedMessageException("a message must be JSON: " + e.getOriginalMessage());
        }
    }

    private static IceCandidate candidate(JsonNode ice) throws MalformedMessageException {
        JsonNode index = ice.path("sdpMLineIndex");
        if (!index.isInt() || index.intValue() < 0) {
            throw new MalformedMessageException("a candidate needs \"ice\" with a whole number \"sdpMLineIndex\"");
        }
        return new IceCandidate(
                string(ice, "sdpMid", "a candidate's \"ice\""),
                index.intValue(),
                string(ice, "candidate", "a candidate's \"ice\""));
    }

    private static String string(JsonNode object, String name, String where) throws MalformedMessageException {
        JsonNode value = object.path(name);
        if (!value.isTextual()) {
            throw new MalformedMessageException(where + " needs a string \"" + name + "\"");
        }
        return value.textValue();
    }

    String answer(String sdp) {
        return message("answer").put("sdp", sdp).toString();
    }

    String candidate(IceCandidate candidate) {
        ObjectNode message = message("candidate");
        message.putObject("ice")
                .put("candidate", candidate.candidate())
                .put("sdpMLineIndex", candidate.sdpMLineIndex())
                .put("sdpMid", candidate.sdpMid());
        return message.toString();
    }

    /** The reply to {@code register}: somebody (this node) is in the room, and these are the ICE servers to use. */
    String accept(List<String> iceServerUrls) {
        ObjectNode message = message("accept").put("isExistUser", true);
        ArrayNode servers = message.putArray("iceServers");
        if (!iceServerUrls.isEmpty()) {
            ArrayNode urls = servers.addObject().putArray("urls");
            iceServerUrls.forEach(urls::add);
        }
        return message.toString();
    }

    String ping() {
        return message("ping").toString();
    }

    /** The session cannot be had; the reason is for a person. */
    String reject(String reason) {
        return message("reject").put("reason", reason).toString();
    }

    /** A message was not understood; the reason is for a person. */
    String error(String reason) {
        return message("error").put("reason", reason).toString();
    }

    private ObjectNode message(String type) {
        return mapper.createObjectNode().put("type", type);
    }
}
