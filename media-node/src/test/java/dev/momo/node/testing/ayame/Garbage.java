package dev.momo.node.testing.ayame;

/** What no server should send, and a client has to survive. */
public enum Garbage {
    NOT_JSON("}{ this is not JSON"),
    NOT_AN_OBJECT("[\"offer\"]"),
    EMPTY_OBJECT("{}"),
    EMPTY_TEXT(""),
    /** JSON without a type. */
    NO_TYPE("{\"sdp\":\"v=0\"}"),
    TYPE_NOT_TEXT("{\"type\":7}"),
    UNKNOWN_TYPE("{\"type\":\"surprise\"}"),
    ACCEPT_OF_WRONG_FIELDS(
            "{\"type\":\"accept\",\"connectionId\":7,\"isExistUser\":\"maybe\",\"iceServers\":{\"urls\":null}}"),
    REJECT_OF_WRONG_FIELDS("{\"type\":\"reject\",\"reason\":{}}"),
    OFFER_WITHOUT_SDP("{\"type\":\"offer\"}"),
    OFFER_OF_WRONG_FIELDS("{\"type\":\"offer\",\"sdp\":7}"),
    OFFER_OF_BROKEN_SDP("{\"type\":\"offer\",\"sdp\":\"v=0\\r\\nm=nonsense\\r\\n\"}"),
    ANSWER_OF_BROKEN_SDP("{\"type\":\"answer\",\"sdp\":\"v=0\\r\\nm=nonsense\\r\\n\"}"),
    CANDIDATE_OF_WRONG_FIELDS("{\"type\":\"candidate\",\"ice\":\"text\"}"),
    CANDIDATE_OF_BROKEN_ICE(
            "{\"type\":\"candidate\",\"ice\":{\"candidate\":\"candidate:x\",\"sdpMid\":\"x\",\"sdpMLineIndex\":-1}}"),
    DEEPLY_NESTED("{\"type\":\"offer\",\"sdp\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
    /** A binary frame; what is in it would have been a ping. */
    BINARY("{\"type\":\"ping\"}");

    private final String text;

    Garbage(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
