package dev.momo.node.testing.sora;

import dev.momo.node.rtc.Direction;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for with {@code connect}.
 *
 * @param direction seen from the client
 * @param videoCodec null if it names none
 * @param videoBitRate kbit/s; 0 if it names none
 * @param audioBitRate kbit/s; 0 if it names none
 */
record ConnectRequest(
        JsonObject json,
        Direction direction,
        String channelId,
        boolean video,
        @Nullable String videoCodec,
        int videoBitRate,
        boolean audio,
        int audioBitRate,
        boolean simulcast) {

    /** Of those that Sora knows, libwebrtc has no H265 here. */
    private static final Set<String> CODECS = Set.of("VP8", "VP9", "AV1", "H264");

    /** Empty if the role or the channel is missing or nonsense, or the codec is not to be had. */
    static Optional<ConnectRequest> of(JsonObject json) {
        Optional<Direction> direction = direction(text(json, "role"));
        String channelId = text(json, "channel_id");
        JsonObject video = object(json.getValue("video"));
        String codec = text(video, "codec_type");
        if (direction.isEmpty() || channelId.isEmpty() || !codec.isEmpty() && !CODECS.contains(codec)) {
            return Optional.empty();
        }
        return Optional.of(new ConnectRequest(
                json,
                direction.get(),
                channelId,
                !Boolean.FALSE.equals(json.getValue("video")),
                codec.isEmpty() ? null : codec,
                number(video, "bit_rate"),
                !Boolean.FALSE.equals(json.getValue("audio")),
                number(object(json.getValue("audio")), "bit_rate"),
                isTrue(json, "simulcast")));
    }

    private static Optional<Direction> direction(String role) {
        for (Direction direction : Direction.values()) {
            if (direction.name().toLowerCase(Locale.ROOT).equals(role)) {
                return Optional.of(direction);
            }
        }
        return Optional.empty();
    }

    String role() {
        return direction.name().toLowerCase(Locale.ROOT);
    }

    boolean asksForDataChannels() {
        return isTrue(json, "data_channel_signaling");
    }

    boolean asksToIgnoreTheWebSocketsEnd() {
        return isTrue(json, "ignore_disconnect_websocket");
    }

    boolean wasRedirected() {
        return isTrue(json, "redirect");
    }

    /** A field's text, or something else if there is none. */
    String text(String field, String otherwise) {
        String text = text(json, field);
        return text.isEmpty() ? otherwise : text;
    }

    private static boolean isTrue(JsonObject json, String field) {
        return Boolean.TRUE.equals(json.getValue(field));
    }

    private static JsonObject object(@Nullable Object value) {
        return value instanceof JsonObject object ? object : new JsonObject();
    }

    private static String text(JsonObject json, String field) {
        return json.getValue(field) instanceof String text ? text : "";
    }

    private static int number(JsonObject json, String field) {
        return json.getValue(field) instanceof Number number ? number.intValue() : 0;
    }
}
