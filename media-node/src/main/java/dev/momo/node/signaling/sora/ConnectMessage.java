package dev.momo.node.signaling.sora;

import dev.momo.node.signaling.json.JsonMessages;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** The first message to the server: who joins which channel, and as what. */
final class ConnectMessage {

    private ConnectMessage() {}

    /** @param redirected whether another server has sent us here */
    static String of(SoraConfig config, boolean redirected) {
        JsonObject message = JsonMessages.message("connect")
                .put("role", config.role())
                .put("channel_id", config.channelId())
                .put("sora_client", config.self().client())
                .put("libwebrtc", config.self().libwebrtc())
                .put("environment", config.self().environment());
        putIf(redirected, message, "redirect");
        putIf(config.simulcast(), message, "simulcast");
        putIf(config.spotlight().enabled(), message, "spotlight");
        if (config.spotlight().enabled() && config.spotlight().number() > 0) {
            message.put("spotlight_number", config.spotlight().number());
        }
        message.put("video", media(config.video())).put("audio", media(config.audio()));
        put(message, "data_channel_signaling", config.dataChannels().signaling());
        put(message, "ignore_disconnect_websocket", config.dataChannels().ignoreDisconnectWebSocket());
        return config.metadata()
                .filter(json -> !json.trim().equals("null"))
                .map(json -> JsonMessages.with(message, "metadata", json))
                .orElseGet(message::encode);
    }

    private static void putIf(boolean value, JsonObject message, String name) {
        if (value) {
            message.put(name, true);
        }
    }

    private static void put(JsonObject message, String name, Optional<Boolean> value) {
        value.ifPresent(flag -> message.put(name, flag));
    }

    private static Object media(SoraConfig.Media media) {
        if (!media.enabled()) {
            return false;
        } else if (media.codec().isEmpty() && media.bitRate() == 0) {
            return true;
        }
        JsonObject wanted = new JsonObject();
        media.codec().ifPresent(codec -> wanted.put("codec_type", codec));
        if (media.bitRate() > 0) {
            wanted.put("bit_rate", media.bitRate());
        }
        return wanted;
    }
}
