package dev.momo.stats.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.momo.stats.v1.Report;
import dev.momo.stats.v1.RtcStats;
import dev.momo.stats.v1.Value;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a report as a flat JSON array of {@code {type, id, timestamp, …}}: the stats in the order of the report, the
 * members of each by name, timestamps in microseconds since the epoch.
 *
 * <p>Integers are written exactly, doubles with the fewest digits that read back as the same double. A number that
 * JSON cannot hold (NaN, infinite) is written as {@code null}.
 */
public final class ReportJson {

    private ReportJson() {}

    /** Writes {@code report} as an array value at the generator's position; flushes nothing. */
    public static void write(JsonGenerator json, Report report) throws IOException {
        json.writeStartArray();
        for (RtcStats stats : report.getStatsList()) {
            write(json, stats);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, RtcStats stats) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", stats.getType());
        json.writeStringField("id", stats.getId());
        json.writeNumberField("timestamp", stats.getTimestampMicros());
        writeEntries(json, stats.getMembersMap());
        json.writeEndObject();
    }

    private static void writeEntries(JsonGenerator json, Map<String, Value> entries) throws IOException {
        for (Map.Entry<String, Value> entry : new TreeMap<>(entries).entrySet()) {
            json.writeFieldName(entry.getKey());
            write(json, entry.getValue());
        }
    }

    private static void write(JsonGenerator json, Value value) throws IOException {
        switch (value.getKindCase()) {
            case BOOL_VALUE -> json.writeBoolean(value.getBoolValue());
            case INT64_VALUE -> json.writeNumber(value.getInt64Value());
            case UINT64_VALUE -> json.writeNumber(Long.toUnsignedString(value.getUint64Value()));
            case DOUBLE_VALUE -> writeDouble(json, value.getDoubleValue());
            case STRING_VALUE -> json.writeString(value.getStringValue());
            case LIST_VALUE -> {
                json.writeStartArray();
                for (Value element : value.getListValue().getValuesList()) {
                    write(json, element);
                }
                json.writeEndArray();
            }
            case MAP_VALUE -> {
                json.writeStartObject();
                writeEntries(json, value.getMapValue().getEntriesMap());
                json.writeEndObject();
            }
            case KIND_NOT_SET -> json.writeNull();
        }
    }

    private static void writeDouble(JsonGenerator json, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
