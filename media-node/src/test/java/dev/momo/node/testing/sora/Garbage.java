package dev.momo.node.testing.sora;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What no server should send, and a client has to survive; most of it is a good offer of which one thing is wrong. */
public enum Garbage {
    NOT_JSON("}{ this is not JSON"),
    AN_ARRAY("[\"offer\"]"),
    A_NUMBER("7"),
    A_NULL("null"),
    EMPTY_OBJECT("{}"),
    EMPTY_TEXT(""),
    NO_TYPE("{\"sdp\":\"v=0\"}"),
    TYPE_NOT_TEXT("{\"type\":7}"),
    UNKNOWN_TYPE("{\"type\":\"surprise\"}"),
    DEEPLY_NESTED("{\"type\":\"offer\",\"sdp\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
    /** Of 1.2 MiB. */
    HUGE(offer -> offer.put("metadata", "x".repeat(1_200 << 10))),

    OFFER_WITHOUT_SDP(offer -> offer.remove("sdp")),
    OFFER_SDP_NOT_TEXT(offer -> offer.put("sdp", 7)),
    OFFER_SDP_EMPTY(offer -> offer.put("sdp", "")),
    OFFER_SDP_BROKEN(offer -> offer.put("sdp", "v=0\r\nm=nonsense\r\n")),
    OFFER_SDP_CUT(offer -> offer.put("sdp", half(offer.getString("sdp")))),

    CONFIG_MISSING(offer -> offer.remove("config")),
    CONFIG_NOT_AN_OBJECT(offer -> offer.put("config", "relay")),
    ICE_SERVERS_MISSING(offer -> offer.put("config", new JsonObject())),
    ICE_SERVERS_NOT_AN_ARRAY(offer -> offer.put("config", new JsonObject().put("iceServers", 7))),
    ICE_SERVER_NOT_AN_OBJECT(iceServers("stun:127.0.0.1")),
    ICE_SERVER_WITHOUT_URLS(iceServers(new JsonObject().put("username", "u"))),
    ICE_SERVER_URLS_NOT_AN_ARRAY(iceServers(new JsonObject().put("urls", 7))),
    ICE_SERVER_URL_NOT_TEXT(iceServers(new JsonObject().put("urls", new JsonArray().add(7)))),
    ICE_SERVER_BAD_URL(iceServers(urls("turn:::nonsense"))),
    ICE_SERVER_URL_OF_ANOTHER_SCHEME(iceServers(urls("http://127.0.0.1/"))),
    ICE_SERVER_TURN_WITHOUT_USER(iceServers(urls("turn:127.0.0.1:3478"))),
    ICE_SERVER_USER_NOT_TEXT(
            iceServers(urls("turn:127.0.0.1:3478").put("username", 7).put("credential", new JsonObject()))),
    ICE_TRANSPORT_POLICY_NOT_TEXT(offer -> offer.put(
            "config", new JsonObject().put("iceServers", new JsonArray()).put("iceTransportPolicy", 7))),

    ENCODINGS_NOT_AN_ARRAY(offer -> offer.put("encodings", "three")),
    ENCODINGS_EMPTY(offer -> offer.put("encodings", new JsonArray())),
    ENCODING_NOT_AN_OBJECT(offer -> offer.put("encodings", new JsonArray().add("r0"))),
    ENCODING_WITHOUT_RID(encoding(encoding -> encoding.remove("rid"))),
    ENCODING_RID_NOT_TEXT(encoding(encoding -> encoding.put("rid", 7))),
    ENCODING_RID_UNKNOWN(encoding(encoding -> encoding.put("rid", "r9\r\na=nonsense"))),
    ENCODING_ACTIVE_NOT_BOOLEAN(encoding(encoding -> encoding.put("active", "yes"))),
    ENCODING_SCALE_NOT_A_NUMBER(encoding(encoding -> encoding.put("scaleResolutionDownBy", "2"))),
    ENCODING_SCALE_NEGATIVE(encoding(encoding -> encoding.put("scaleResolutionDownBy", -2.0))),
    ENCODING_SCALE_ZERO(encoding(encoding -> encoding.put("scaleResolutionDownBy", 0))),
    ENCODING_SCALE_HUGE(encoding(encoding -> encoding.put("scaleResolutionDownBy", 1e300))),
    ENCODING_BIT_RATE_NEGATIVE(encoding(encoding -> encoding.put("maxBitrate", -1))),
    ENCODING_BIT_RATE_NOT_A_NUMBER(encoding(encoding -> encoding.put("maxBitrate", new JsonObject()))),
    ENCODING_FRAMERATE_NOT_A_NUMBER(encoding(encoding -> encoding.put("maxFramerate", "30"))),

    MID_NOT_AN_OBJECT(offer -> offer.put("mid", 7)),
    MID_NOT_TEXT(offer -> offer.put("mid", new JsonObject().put("audio", 0).put("video", new JsonArray()))),
    MID_UNKNOWN(offer -> offer.put("mid", new JsonObject().put("audio", "x").put("video", "y"))),
    CONNECTION_ID_NOT_TEXT(offer -> offer.put("connection_id", 7).put("client_id", new JsonArray())),
    DATA_CHANNELS_NOT_AN_ARRAY(offer -> offer.put("data_channels", "signaling")),
    DATA_CHANNEL_NOT_AN_OBJECT(offer -> offer.put("data_channels", new JsonArray().add("signaling"))),
    DATA_CHANNEL_WITHOUT_LABEL(
            offer -> offer.put("data_channels", new JsonArray().add(new JsonObject().put("compress", true)))),
    DATA_CHANNEL_OF_WRONG_FIELDS(offer -> offer.put(
            "data_channels",
            new JsonArray().add(new JsonObject().put("label", 7).put("compress", "yes")))),

    PING_STATS_NOT_BOOLEAN("{\"type\":\"ping\",\"stats\":\"yes\"}"),
    REDIRECT_WITHOUT_LOCATION("{\"type\":\"redirect\"}"),
    REDIRECT_LOCATION_NOT_TEXT("{\"type\":\"redirect\",\"location\":7}"),
    REDIRECT_LOCATION_BROKEN("{\"type\":\"redirect\",\"location\":\"ws://:::/\"}"),
    REDIRECT_TO_ANOTHER_SCHEME("{\"type\":\"redirect\",\"location\":\"http://127.0.0.1/\"}"),
    RE_OFFER_WITHOUT_SDP("{\"type\":\"re-offer\"}"),
    RE_OFFER_SDP_NOT_TEXT("{\"type\":\"re-offer\",\"sdp\":{}}"),
    RE_OFFER_SDP_BROKEN("{\"type\":\"re-offer\",\"sdp\":\"v=0\\r\\nm=nonsense\\r\\n\"}"),
    UPDATE_WITHOUT_SDP("{\"type\":\"update\"}"),
    UPDATE_SDP_BROKEN("{\"type\":\"update\",\"sdp\":\"nonsense\"}"),
    SWITCHED_NOT_BOOLEAN("{\"type\":\"switched\",\"ignore_disconnect_websocket\":\"yes\"}"),
    SWITCHED_WITHOUT_FIELDS("{\"type\":\"switched\"}"),
    NOTIFY_WITHOUT_EVENT("{\"type\":\"notify\"}"),
    NOTIFY_OF_WRONG_FIELDS("{\"type\":\"notify\",\"event_type\":7,\"client_id\":[],\"connection_id\":{}}"),
    PUSH_WITHOUT_DATA("{\"type\":\"push\"}"),
    CLOSE_OF_WRONG_FIELDS("{\"type\":\"close\",\"code\":\"x\",\"reason\":7}");

    private final Consumer<JsonObject> spoil;
    private final @Nullable String text;

    Garbage(String text) {
        this.spoil = ignored -> {};
        this.text = text;
    }

    Garbage(Consumer<JsonObject> spoil) {
        this.spoil = spoil;
        this.text = null;
    }

    /** Whether it is a good offer but for one thing, and not a message of its own. */
    public boolean isSpoiltOffer() {
        return text == null;
    }

    /** @param offer a good one, which is left as it is */
    public String of(JsonObject offer) {
        if (text != null) {
            return text;
        }
        JsonObject spoilt = offer.copy();
        spoil.accept(spoilt);
        return spoilt.encode();
    }

    private static String half(String text) {
        return text.substring(0, text.length() / 2);
    }

    private static JsonObject urls(String url) {
        return new JsonObject().put("urls", new JsonArray().add(url));
    }

    private static Consumer<JsonObject> iceServers(Object server) {
        return offer -> offer.put("config", new JsonObject().put("iceServers", new JsonArray().add(server)));
    }

    /** Spoils the first of three. */
    private static Consumer<JsonObject> encoding(Consumer<JsonObject> spoil) {
        return offer -> {
            JsonObject first = SoraSettings.encoding("r0", 4.0);
            spoil.accept(first);
            offer.put(
                    "encodings",
                    new JsonArray()
                            .add(first)
                            .add(SoraSettings.encoding("r1", 2.0))
                            .add(SoraSettings.encoding("r2", 1.0)));
        };
    }
}
