package dev.momo.node.testing.sora;

import dev.momo.node.device.VideoFormat;
import dev.momo.node.rtc.Direction;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Who is connected to a channel, and sees whom. On the server's thread. */
final class Channel {

    private final String id;
    private final String sessionId = UUID.randomUUID().toString();
    private final Set<Member> members = new LinkedHashSet<>();
    private final Map<String, Robot> robots = new LinkedHashMap<>();

    Channel(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    String sessionId() {
        return sessionId;
    }

    void addRobot(String name, VideoFormat format) {
        if (robots.containsKey(name)) {
            throw new IllegalArgumentException("There is a robot " + name);
        }
        robots.put(name, new Robot(name, format));
        members.forEach(Member::onPublishers);
    }

    void removeRobot(String name) {
        Robot robot = Objects.requireNonNull(robots.remove(name), name);
        robot.close();
        members.forEach(Member::onPublishers);
    }

    /** Its connection is established. */
    void enter(Member member) {
        members.add(member);
        tell("connection.created", member);
        members.forEach(Member::onPublishers);
    }

    void leave(Member member) {
        if (members.remove(member)) {
            members.forEach(Member::onPublishers);
            tell("connection.destroyed", member);
        }
    }

    /** Everybody whom a member is to see and hear. */
    Set<Publisher> publishersFor(Member viewer) {
        Set<Publisher> publishers = new LinkedHashSet<>();
        robots.values().forEach(robot -> publishers.add(robot.publisher()));
        members.stream()
                .filter(member -> member != viewer)
                .filter(member -> member.request().direction().sends())
                .forEach(member -> publishers.add(member.publisher()));
        return publishers;
    }

    private void tell(String event, Member about) {
        ConnectRequest request = about.request();
        JsonObject notification = new JsonObject()
                .put("type", "notify")
                .put("event_type", event)
                .put("role", request.role())
                .put("session_id", sessionId)
                .put("client_id", about.clientId())
                .put("bundle_id", about.bundleId())
                .put("connection_id", about.connectionId())
                .put("audio", request.audio())
                .put("video", request.video())
                .put("channel_sendrecv_connections", count(Direction.SENDRECV))
                .put("channel_sendonly_connections", count(Direction.SENDONLY))
                .put("channel_recvonly_connections", count(Direction.RECVONLY));
        members.forEach(member -> member.tell("notify", notification));
    }

    private long count(Direction direction) {
        return members.stream()
                .filter(member -> member.request().direction() == direction)
                .count();
    }

    /** Once its members have left. */
    void close() {
        robots.values().forEach(Robot::close);
        robots.clear();
    }
}
