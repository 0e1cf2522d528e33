package dev.momo.gateway.history;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.momo.gateway.http.Json;
import java.io.IOException;
import java.util.List;

/** Writes what is kept of one connection as columns. */
final class HistoryJson {

    private HistoryJson() {}

    /**
     * @param recordings of the node, may be empty
     * @param shown what is asked for of one of them
     */
    static byte[] write(String node, List<Recording> recordings, Selected shown, long nowMillis) {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringField("node", node);
            Recording recording = shown.recording();
            if (recording == null) {
                json.writeNullField("connection");
            } else {
                json.writeStringField("connection", recording.key().connection());
                json.writeStringField("bootId", recording.key().boot());
                json.writeBooleanField("live", recording.live());
            }
            json.writeNumberField("now", nowMillis);
            json.writeNumberField("from", shown.fromMillis());
            json.writeNumberField("step", shown.stepMillis());
            json.writeArrayFieldStart("connections");
            for (Recording one : recordings) {
                connection(json, one);
            }
            json.writeEndArray();
            columns(json, shown);
            json.writeEndObject();
        });
    }

    private static void connection(JsonGenerator json, Recording recording) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", recording.key().connection());
        json.writeStringField("bootId", recording.key().boot());
        json.writeNumberField("from", recording.firstTime());
        json.writeNumberField("to", recording.lastTime());
        json.writeBooleanField("live", recording.live());
        json.writeEndObject();
    }

    private static void columns(JsonGenerator json, Selected shown) throws IOException {
        Columns columns = shown.columns();
        json.writeArrayFieldStart("time");
        for (long time : columns.times()) {
            json.writeNumber(time);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("series");
        for (var entry : columns.columns().entrySet()) {
            if (!entry.getValue().isEmpty()) {
                series(json, entry.getKey(), entry.getValue(), columns.times().size());
            }
        }
        json.writeEndArray();
    }

    private static void series(JsonGenerator json, Series series, Columns.Column column, int height)
            throws IOException {
        json.writeStartObject();
        Series.Origin origin = series.origin();
        json.writeStringField("of", origin.of());
        text(json, "stream", origin.stream());
        text(json, "direction", origin.direction());
        text(json, "kind", origin.kind());
        text(json, "mid", origin.mid());
        text(json, "rid", origin.rid());
        json.writeStringField("figure", series.quantity().label());
        json.writeStringField("unit", series.quantity().unit().symbol());
        if (!series.quantity().states().isEmpty()) {
            json.writeArrayFieldStart("states");
            for (String state : series.quantity().states()) {
                json.writeString(state);
            }
            json.writeEndArray();
        }
        json.writeArrayFieldStart("values");
        for (int row = 0; row < height; row++) {
            Json.number(json, column.get(row));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }
}
