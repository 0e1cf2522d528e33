package dev.momo.node.testing.sora;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Sora's first message, around its SDP. */
final class OfferMessage {

    private OfferMessage() {}

    static JsonObject complete(
            JsonObject offer,
            Member member,
            ConnectRequest request,
            Sections sections,
            List<DataChannelSettings.Label> labels,
            SoraSettings settings) {
        offer.put("version", "2025.1.0-test")
                .put("channel_id", request.channelId())
                .put("session_id", member.sessionId())
                .put("client_id", member.clientId())
                .put("bundle_id", member.bundleId())
                .put("connection_id", member.connectionId())
                .put("role", request.role())
                .put("simulcast", request.simulcast())
                .put("simulcast_multicodec", false)
                .put("spotlight", Boolean.TRUE.equals(request.json().getValue("spotlight")))
                .put("audio", request.audio())
                .put("audio_codec_type", "OPUS")
                .put("video", request.video())
                .put("video_codec_type", member.videoCodec())
                .put("mid", mid(sections))
                .put(
                        "config",
                        new JsonObject()
                                .put("iceServers", settings.iceServers())
                                .put("iceTransportPolicy", "all"));
        if (request.json().containsKey("metadata")) {
            offer.put("metadata", request.json().getValue("metadata"));
        }
        if (request.simulcast()) {
            offer.put("encodings", settings.encodings());
        }
        offer.put("data_channel_signaling", !labels.isEmpty());
        if (!labels.isEmpty()) {
            offer.put("ignore_disconnect_websocket", member.ignoresTheWebSocketsEnd())
                    .put("data_channels", channels(labels));
        }
        return offer;
    }

    private static JsonObject mid(Sections sections) {
        JsonObject mid = new JsonObject();
        if (sections.audioMid() != null) {
            mid.put("audio", sections.audioMid());
        }
        if (sections.videoMid() != null) {
            mid.put("video", sections.videoMid());
        }
        return mid;
    }

    private static JsonArray channels(List<DataChannelSettings.Label> labels) {
        JsonArray channels = new JsonArray();
        labels.forEach(label -> channels.add(new JsonObject()
                .put("label", label.name())
                .put("direction", label.direction())
                .put("compress", label.compress())));
        return channels;
    }
}
