package dev.momo.gateway.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.momo.stats.v1.ListValue;
import dev.momo.stats.v1.MapValue;
import dev.momo.stats.v1.Report;
import dev.momo.stats.v1.RtcStats;
import dev.momo.stats.v1.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A report of a real connection, as libwebrtc gave it. */
public final class SampleReport {

    private static final Path RECORDINGS = Path.of("src", "test", "resources", "recordings");
    private static final String SUFFIX = ".json.gz";

    private SampleReport() {}

    /** The report's JSON as it was recorded. */
    public static JsonNode json() {
        try (InputStream in = SampleReport.class.getResourceAsStream("/webrtc-stats-sample.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Report report() {
        return report(json());
    }

    /** The names of further recordings: of each codec and direction, see recordings/README.md. */
    public static List<String> recordings() {
        try (Stream<Path> files = Files.list(RECORDINGS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode recordedJson(String name) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(RECORDINGS.resolve(name + SUFFIX)))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Report recorded(String name) {
        return report(recordedJson(name));
    }

    /**
     * Half a minute of a real session, a report a second, less what no figure is made of: H264, 1280x720, with Chromium.
     * From the tenth report on the link carried 300 kbit/s and dropped what was more, from the 24th on it was healed.
     */
    public static List<Report> slowLink() {
        try (InputStream in = new GZIPInputStream(SampleReport.class.getResourceAsStream("/slow-link.json.gz"))) {
            List<Report> reports = new ArrayList<>();
            new ObjectMapper().readTree(in).forEach(report -> reports.add(report(report)));
            return reports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Report report(JsonNode json) {
        Report.Builder report = Report.newBuilder();
        json.forEach(stats -> report.addStats(stats(stats)));
        return report.build();
    }

    private static RtcStats stats(JsonNode json) {
        RtcStats.Builder stats = RtcStats.newBuilder()
                .setType(json.get("type").textValue())
                .setId(json.get("id").textValue())
                .setTimestampMicros(json.get("timestamp").longValue());
        json.properties().forEach(member -> {
            switch (member.getKey()) {
                case "type", "id", "timestamp" -> {}
                default -> stats.putMembers(member.getKey(), value(member.getValue()));
            }
        });
        return stats.build();
    }

    private static Value value(JsonNode json) {
        Value.Builder value = Value.newBuilder();
        switch (json.getNodeType()) {
            case BOOLEAN -> value.setBoolValue(json.booleanValue());
            case STRING -> value.setStringValue(json.textValue());
            case NUMBER -> {
                if (json.isIntegralNumber()) {
                    value.setInt64Value(json.longValue());
                } else {
                    value.setDoubleValue(json.doubleValue());
                }
            }
            case ARRAY -> {
                ListValue.Builder list = ListValue.newBuilder();
                json.forEach(element -> list.addValues(value(element)));
                value.setListValue(list);
            }
            case OBJECT -> {
                MapValue.Builder map = MapValue.newBuilder();
                json.properties().forEach(entry -> map.putEntries(entry.getKey(), value(entry.getValue())));
                value.setMapValue(map);
            }
            // A value without a kind is the contract's null.
            case NULL -> {}
            default -> throw new IllegalArgumentException("no such value in a report: " + json);
        }
        return value.build();
    }
}
