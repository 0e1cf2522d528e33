package dev.momo.node.testing.sora;

import dev.momo.node.testing.server.Tls;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a server behaves from its start on.
 *
 * @param port 0 for any
 * @param metadata what connect has to bring, as JSON, or the WebSocket is closed with 4490; null for anything
 * @param iceServers handed out with the offer, whatever they are; the server itself uses none
 * @param encodings handed out to whoever asks for simulcast; their rids, in this order, are the offer's
 * @param videoCodec what is offered to those who name none, as Sora does; with VP9 and AV1 libwebrtc sends one layer
 * @param endsAfterDisconnect whether what a client says goodbye to is closed
 */
public record SoraSettings(
        int port,
        @Nullable Tls tls,
        @Nullable String metadata,
        JsonArray iceServers,
        JsonArray encodings,
        String videoCodec,
        Pings pings,
        DataChannelSettings dataChannels,
        boolean endsAfterDisconnect) {

    /**
     * Over the WebSocket while it is open, and as {@code req-stats} over the channel {@code stats} afterwards.
     *
     * @param interval zero for none
     * @param stats whether they ask for the client's statistics
     */
    public record Pings(Duration interval, boolean stats) {}

    /** Sora's own, on any port. */
    public static SoraSettings defaults() {
        return new SoraSettings(
                0,
                null,
                null,
                new JsonArray(),
                new JsonArray()
                        .add(encoding("r0", 4.0))
                        .add(encoding("r1", 2.0))
                        .add(encoding("r2", 1.0)),
                "VP9",
                new Pings(Duration.ofSeconds(5), false),
                DataChannelSettings.defaults(),
                true);
    }

    /** One of three layers, as Sora describes it. */
    public static JsonObject encoding(String rid, double scaleResolutionDownBy) {
        return new JsonObject().put("rid", rid).put("active", true).put("scaleResolutionDownBy", scaleResolutionDownBy);
    }

    /** Of those encodings that have one. */
    List<String> rids() {
        return encodings.stream()
                .filter(JsonObject.class::isInstance)
                .map(encoding -> ((JsonObject) encoding).getValue("rid"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    public SoraSettings withPort(int port) {
        return new SoraSettings(
                port, tls, metadata, iceServers, encodings, videoCodec, pings, dataChannels, endsAfterDisconnect);
    }

    public SoraSettings withTls(Tls tls) {
        return new SoraSettings(
                port, tls, metadata, iceServers, encodings, videoCodec, pings, dataChannels, endsAfterDisconnect);
    }

    public SoraSettings withMetadata(String metadata) {
        return new SoraSettings(
                port, tls, metadata, iceServers, encodings, videoCodec, pings, dataChannels, endsAfterDisconnect);
    }

    public SoraSettings withIceServers(JsonArray iceServers) {
        return new SoraSettings(
                port, tls, metadata, iceServers, encodings, videoCodec, pings, dataChannels, endsAfterDisconnect);
    }

    public SoraSettings withEncodings(JsonArray encodings) {
        return new SoraSettings(
                port, tls, metadata, iceServers, encodings, videoCodec, pings, dataChannels, endsAfterDisconnect);
    }

    public SoraSettings withVideoCodec(String videoCodec) {
        return new SoraSettings(
                port, tls, metadata, iceServers, encodings, videoCodec, pings, dataChannels, endsAfterDisconnect);
    }

    public SoraSettings withPings(Duration interval, boolean stats) {
        Pings pings = new Pings(interval, stats);
        return new SoraSettings(
                port, tls, metadata, iceServers, encodings, videoCodec, pings, dataChannels, endsAfterDisconnect);
    }

    public SoraSettings withoutPings() {
        return withPings(Duration.ZERO, false);
    }

    public SoraSettings withDataChannels(DataChannelSettings dataChannels) {
        return new SoraSettings(
                port, tls, metadata, iceServers, encodings, videoCodec, pings, dataChannels, endsAfterDisconnect);
    }

    /** Takes no notice of {@code disconnect}. */
    public SoraSettings withoutEndAfterDisconnect() {
        return new SoraSettings(port, tls, metadata, iceServers, encodings, videoCodec, pings, dataChannels, false);
    }
}
