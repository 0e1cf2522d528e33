package dev.momo.node.signaling.sora;

import dev.momo.node.rtc.IceServer;
import dev.momo.node.rtc.Simulcast;
import dev.momo.node.rtc.SimulcastLayer;
import dev.momo.node.signaling.json.JsonMessages;
import dev.momo.node.signaling.json.MalformedMessageException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an offer, of which only {@code sdp} has to be there. */
final class OfferMessage {

    private static final int MOST_LAYERS = 16;
    private static final int MOST_CHANNELS = 64;

    private OfferMessage() {}

    static ServerMessage.Offer parse(JsonObject message) throws MalformedMessageException {
        return new ServerMessage.Offer(
                JsonMessages.string(message, "sdp", "an offer"),
                JsonMessages.text(message, "connection_id"),
                iceServers(message.getValue("config")),
                new Simulcast(videoMid(message.getValue("mid")), layers(message.getValue("encodings"))),
                channels(message.getValue("data_channels")));
    }

    private static List<IceServer> iceServers(@Nullable Object config) throws MalformedMessageException {
        return config instanceof JsonObject object ? JsonMessages.iceServers(object.getValue("iceServers")) : List.of();
    }

    private static Optional<String> videoMid(@Nullable Object mid) {
        return mid instanceof JsonObject object && object.getValue("video") instanceof String video
                ? Optional.of(video)
                : Optional.empty();
    }

    private static List<SimulcastLayer> layers(@Nullable Object encodings) throws MalformedMessageException {
        List<SimulcastLayer> layers = new ArrayList<>();
        for (JsonObject encoding : objects(encodings, "encodings", MOST_LAYERS)) {
            layers.add(new SimulcastLayer(
                    JsonMessages.string(encoding, "rid", "an encoding"),
                    !Boolean.FALSE.equals(encoding.getValue("active")),
                    (long) number(encoding, "maxBitrate", 0, 0),
                    number(encoding, "scaleResolutionDownBy", 1, 0)));
        }
        return layers;
    }

    private static double number(JsonObject encoding, String name, double least, double other)
            throws MalformedMessageException {
        @Nullable Object value = encoding.getValue(name);
        if (value == null) {
            return other;
        } else if (value instanceof Number number && number.doubleValue() >= least) {
            return number.doubleValue();
        }
        throw new MalformedMessageException("an encoding's \"" + name + "\" needs a number of at least " + least);
    }

    private static Map<String, Boolean> channels(@Nullable Object channels) throws MalformedMessageException {
        Map<String, Boolean> compressed = new HashMap<>();
        for (JsonObject channel : objects(channels, "data_channels", MOST_CHANNELS)) {
            compressed.put(
                    JsonMessages.string(channel, "label", "a data channel"),
                    Boolean.TRUE.equals(channel.getValue("compress")));
        }
        return compressed;
    }

    private static List<JsonObject> objects(@Nullable Object value, String name, int most)
            throws MalformedMessageException {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof JsonArray array) || array.size() > most) {
            throw new MalformedMessageException("\"" + name + "\" needs an array of at most " + most + " objects");
        }
        List<JsonObject> objects = new ArrayList<>();
        for (Object element : array) {
            if (!(element instanceof JsonObject object)) {
                throw new MalformedMessageException("\"" + name + "\" needs an array of objects");
            }
            objects.add(object);
        }
        return objects;
    }
}
