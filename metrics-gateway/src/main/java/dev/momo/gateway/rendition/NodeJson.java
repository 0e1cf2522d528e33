package dev.momo.gateway.rendition;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.momo.gateway.http.Json;
import dev.momo.gateway.node.NodeSample;
import dev.momo.gateway.node.NodeSnapshot;
import dev.momo.gateway.time.Time;
import dev.momo.gateway.verdict.AssessedConnection;
import dev.momo.gateway.verdict.Assessment;
import dev.momo.gateway.verdict.Verdicts;
import dev.momo.stats.v1.Signaling;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;

/** Writes what is known of a node at this moment: who it is, what it does, how its connections do. */
@Singleton
public class NodeJson {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Verdicts verdicts;
    private final Time time;

    public NodeJson(Verdicts verdicts, Time time) {
        this.verdicts = verdicts;
        this.time = time;
    }

    public byte[] bytes(NodeSnapshot node) {
        return Json.write(json -> write(json, node));
    }

    /** An object value at the generator's position. */
    public void write(JsonGenerator json, NodeSnapshot node) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", node.identity().id());
        json.writeStringField("state", node.connected() ? "connected" : "gone");
        json.writeStringField("bootId", node.identity().bootId());
        json.writeStringField("version", node.identity().version());
        json.writeStringField("environment", node.identity().environment());
        json.writeStringField("libwebrtc", node.identity().libwebrtc());
        json.writeStringField("firstSeen", node.firstSeen().toString());
        json.writeStringField("connectedSince", node.since().toString());
        json.writeStringField("lastSeen", node.lastSeen().toString());
        json.writeNumberField("silenceMillis", node.silence().toMillis());
        // A boot that has not sent a sample yet has none, whatever is known of the one before.
        Optional<Assessment> latest = verdicts.latest(node.identity().id())
                .filter(assessment -> node.connected()
                        && assessment
                                .sample()
                                .node()
                                .bootId()
                                .equals(node.identity().bootId()));
        if (latest.isPresent()) {
            sample(json, latest.get());
        } else {
            json.writeNullField("signaling");
            json.writeNullField("sample");
            json.writeNullField("verdict");
            json.writeArrayFieldStart("connections");
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void sample(JsonGenerator json, Assessment assessment) throws IOException {
        NodeSample sample = assessment.sample();
        long now = time.nanos();
        signaling(json, sample.signaling());
        json.writeObjectFieldStart("sample");
        json.writeNumberField("sequence", sample.sequence());
        json.writeStringField("capturedAt", sample.capturedAt().toString());
        json.writeNumberField("ageMillis", sample.ageNanos(now) / NANOS_PER_MILLI);
        json.writeBooleanField("stale", assessment.isStale(now));
        json.writeNumberField("dropped", sample.droppedSamples());
        json.writeEndObject();
        if (assessment.connections().isEmpty()) {
            json.writeNullField("verdict");
        } else {
            json.writeStringField("verdict", assessment.worst(now).orElseThrow().word());
        }
        json.writeArrayFieldStart("connections");
        for (AssessedConnection connection : assessment.connections()) {
            ConnectionJson.write(
                    json,
                    connection.connection(),
                    assessment.verdict(connection, now),
                    time.now().minusNanos(sample.ageNanos(now)));
        }
        json.writeEndArray();
    }

    private static void signaling(JsonGenerator json, Signaling signaling) throws IOException {
        json.writeObjectFieldStart("signaling");
        json.writeStringField("mode", signaling.getMode());
        json.writeStringField("target", signaling.getTarget());
        json.writeStringField("state", signaling.getState());
        json.writeStringField("detail", signaling.getDetail());
        json.writeEndObject();
    }
}
