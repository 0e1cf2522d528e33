package dev.momo.node.system;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** A report of WebRTC statistics: the node's as its gateway serves it, or a browser's own. */
record Stats(List<JsonObject> entries) {

    static final Stats NONE = new Stats(List.of());

    static Stats of(JsonArray array) {
        return new Stats(array.stream().map(JsonObject.class::cast).toList());
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    List<JsonObject> all(String type) {
        return entries.stream().filter(e -> type.equals(e.getString("type"))).toList();
    }

    /** The entry of a type of which there is exactly one. */
    JsonObject only(String type) {
        return single(all(type), type);
    }

    /** The entry of a type and of a kind of media, of which there is exactly one. */
    JsonObject only(String type, String kind) {
        return single(
                all(type).stream().filter(e -> kind.equals(e.getString("kind"))).toList(), kind + " " + type);
    }

    private JsonObject single(List<JsonObject> found, String what) {
        if (found.size() != 1) {
            throw new AssertionError("Not one " + what + " but " + found.size() + " in " + entries);
        }
        return found.get(0);
    }

    /** What an RTP stream is coded with, as {@code video/VP8}. */
    String codecOf(JsonObject rtp) {
        String id = rtp.getString("codecId", "(no codecId)");
        return single(entries.stream().filter(e -> id.equals(e.getString("id"))).toList(), id)
                .getString("mimeType");
    }

    /** A member of the entry with an id. */
    long number(String id, String member) {
        return single(entries.stream().filter(e -> id.equals(e.getString("id"))).toList(), id)
                .getLong(member);
    }

    /** Microseconds since 1970, in the node's report. */
    long newestTimestamp() {
        return entries.stream().mapToLong(e -> e.getLong("timestamp")).max().orElse(0);
    }

    /** The synchronisation source of the video that the node sends; 0 if it sends none. */
    long sentVideoSsrc() {
        return ssrc("outbound-rtp");
    }

    /** That of the video that a browser receives; 0 if it receives none. */
    long receivedVideoSsrc() {
        return ssrc("inbound-rtp");
    }

    private long ssrc(String type) {
        return all(type).stream()
                .filter(e -> "video".equals(e.getString("kind")))
                .mapToLong(e -> e.getLong("ssrc"))
                .findFirst()
                .orElse(0);
    }
}
