package dev.momo.gateway.rendition;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.momo.gateway.derive.DerivedConnection;
import dev.momo.gateway.derive.Figure;
import dev.momo.gateway.derive.Figures;
import dev.momo.gateway.derive.Limitation;
import dev.momo.gateway.derive.NetworkPath;
import dev.momo.gateway.derive.RtpStream;
import dev.momo.gateway.derive.Unit;
import dev.momo.gateway.http.Json;
import dev.momo.gateway.verdict.Evidence;
import dev.momo.gateway.verdict.Reason;
import dev.momo.gateway.verdict.Verdict;
import dev.momo.stats.v1.SentVideo;
import java.io.IOException;
import java.time.Instant;

/** Writes one connection: its state, the verdict on it, its path and its streams with their figures. */
final class ConnectionJson {

    private ConnectionJson() {}

    /** @param captured when the sample was collected, by this machine's clock */
    static void write(JsonGenerator json, DerivedConnection connection, Verdict verdict, Instant captured)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("id", connection.id());
        json.writeStringField("state", connection.snapshot().stateName());
        json.writeStringField(
                "since", captured.minus(connection.snapshot().inState()).toString());
        json.writeNumberField("establishedOrder", connection.snapshot().establishedOrder());
        verdict(json, verdict);
        SentVideo video = connection.snapshot().sentVideo();
        if (video != null) {
            SentVideoJson.write(json, video);
        } else {
            json.writeNullField("video");
        }
        if (connection.path().isPresent()) {
            path(json, connection.path().get());
        } else {
            json.writeNullField("path");
        }
        json.writeArrayFieldStart("streams");
        for (RtpStream stream : connection.streams()) {
            stream(json, stream);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void verdict(JsonGenerator json, Verdict verdict) throws IOException {
        json.writeObjectFieldStart("verdict");
        json.writeStringField("level", verdict.level().word());
        json.writeArrayFieldStart("reasons");
        for (Reason reason : verdict.reasons()) {
            json.writeStartObject();
            json.writeStringField("code", reason.code());
            json.writeStringField("level", reason.level().word());
            json.writeStringField("text", reason.text());
            json.writeArrayFieldStart("evidence");
            for (Evidence evidence : reason.evidence()) {
                evidence(json, evidence);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void evidence(JsonGenerator json, Evidence evidence) throws IOException {
        json.writeStartObject();
        json.writeStringField("member", evidence.member());
        json.writeStringField("stats", evidence.stats());
        json.writeStringField("figure", evidence.figure());
        json.writeFieldName("value");
        Json.number(json, evidence.value());
        if (!Double.isNaN(evidence.threshold())) {
            json.writeFieldName("threshold");
            Json.number(json, evidence.threshold());
        }
        json.writeEndObject();
    }

    private static void path(JsonGenerator json, NetworkPath path) throws IOException {
        json.writeObjectFieldStart("path");
        json.writeStringField("id", path.id());
        json.writeStringField("localType", path.localType());
        json.writeStringField("remoteType", path.remoteType());
        json.writeStringField("protocol", path.protocol());
        json.writeBooleanField("relayed", path.isRelayed());
        if (!path.relayProtocol().isEmpty()) {
            json.writeStringField("relayProtocol", path.relayProtocol());
        }
        figures(json, path.figures());
        json.writeEndObject();
    }

    private static void stream(JsonGenerator json, RtpStream stream) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", stream.id());
        json.writeStringField("direction", stream.direction().word());
        json.writeStringField("kind", stream.kind());
        json.writeStringField("mid", stream.mid());
        json.writeStringField("rid", stream.rid());
        json.writeStringField("codec", stream.codec());
        json.writeStringField("implementation", stream.implementation());
        json.writeBooleanField("active", stream.active());
        double limitation = stream.figures().get(Figure.LIMITATION);
        if (!Double.isNaN(limitation)) {
            json.writeStringField("limitation", Limitation.values()[(int) limitation].w3c());
        }
        figures(json, stream.figures());
        json.writeEndObject();
    }

    /** By name, those that are defined; states stand in words elsewhere. */
    private static void figures(JsonGenerator json, Figures figures) throws IOException {
        json.writeObjectFieldStart("figures");
        for (Figure figure : figures.defined()) {
            if (figure.unit() != Unit.STATE) {
                json.writeFieldName(figure.label());
                Json.number(json, figures.get(figure));
            }
        }
        json.writeEndObject();
    }
}
