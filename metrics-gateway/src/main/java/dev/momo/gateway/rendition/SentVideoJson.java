package dev.momo.gateway.rendition;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.momo.stats.v1.SentVideo;
import dev.momo.stats.v1.VideoFormat;
import dev.momo.stats.v1.VideoLimit;
import java.io.IOException;

/** Writes what a node sends of the picture that was asked for, and why it is less. */
final class SentVideoJson {

    private SentVideoJson() {}

    static void write(JsonGenerator json, SentVideo video) throws IOException {
        json.writeObjectFieldStart("video");
        format(json, "asked", video.getAsked());
        format(json, "sent", video.getSent());
        json.writeStringField("limit", word(video.getLimit()));
        json.writeEndObject();
    }

    private static void format(JsonGenerator json, String name, VideoFormat format) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("width", unsigned(format.getWidth()));
        json.writeNumberField("height", unsigned(format.getHeight()));
        json.writeNumberField("framerate", unsigned(format.getFramerate()));
        json.writeEndObject();
    }

    private static long unsigned(int value) {
        return Integer.toUnsignedLong(value);
    }

    private static String word(VideoLimit limit) {
        return switch (limit) {
            case VIDEO_LIMIT_NONE -> "none";
            case VIDEO_LIMIT_BANDWIDTH -> "bandwidth";
            case VIDEO_LIMIT_CPU -> "cpu";
            case VIDEO_LIMIT_UNSPECIFIED, UNRECOGNIZED -> "unknown";
        };
    }
}
