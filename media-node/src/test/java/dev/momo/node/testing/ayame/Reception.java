package dev.momo.node.testing.ayame;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides who may enter which room. */
final class Reception {

    private final AyameSettings settings;
    private final Map<String, Room> rooms = new HashMap<>();
    private Welcome welcome = Welcome.FRIENDLY;

    /** Either a room and the words to enter it with, or a problem. */
    record Verdict(@Nullable Room room, JsonObject accept, String problem) {}

    Reception(AyameSettings settings) {
        this.settings = settings;
    }

    /** For connections to come, and registrations. */
    void welcome(Welcome welcome) {
        this.welcome = welcome;
    }

    Welcome welcome() {
        return welcome;
    }

    Verdict judge(Received register) {
        if (welcome.rejectReason() != null) {
            return refused(welcome.rejectReason());
        }
        if (!hasKey(register)) {
            return refused("InvalidSignalingKey");
        }
        Room room = rooms.computeIfAbsent(register.text("roomId"), id -> new Room(() -> rooms.remove(id)));
        return room.isFull() ? refused("full") : new Verdict(room, accept(!room.isEmpty()), "");
    }

    private boolean hasKey(Received register) {
        String key = settings.signalingKey();
        return key == null || key.equals(register.text("key")) || key.equals(register.text("signalingKey"));
    }

    private static Verdict refused(String reason) {
        return new Verdict(null, new JsonObject(), reason);
    }

    private JsonObject accept(boolean someoneIsThere) {
        JsonObject accept = new JsonObject()
                .put("type", "accept")
                .put("connectionId", UUID.randomUUID().toString())
                .put("isExistClient", someoneIsThere);
        if (settings.isExistUser()) {
            accept.put("isExistUser", someoneIsThere);
        }
        if (!settings.iceServers().isEmpty()) {
            JsonArray servers = new JsonArray();
            settings.iceServers().forEach(server -> servers.add(json(server)));
            accept.put("iceServers", servers);
        }
        return accept;
    }

    private static JsonObject json(AyameSettings.IceServer server) {
        JsonObject json = new JsonObject().put("urls", new JsonArray(server.urls()));
        if (server.username() != null) {
            json.put("username", server.username());
        }
        if (server.credential() != null) {
            json.put("credential", server.credential());
        }
        return json;
    }
}
