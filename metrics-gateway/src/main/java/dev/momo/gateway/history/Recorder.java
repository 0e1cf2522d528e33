package dev.momo.gateway.history;

import dev.momo.gateway.config.HistorySettings;
import dev.momo.gateway.config.Settings;
import dev.momo.gateway.node.NodeIdentity;
import dev.momo.gateway.node.NodeSession;
import dev.momo.gateway.time.Time;
import dev.momo.gateway.verdict.AssessedConnection;
import dev.momo.gateway.verdict.Assessment;
import dev.momo.gateway.verdict.AssessmentListener;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps what every periodic sample said, for a while and in bounded memory: when that is full the oldest minute of
 * whichever connection goes. Safe for use by several threads.
 */
@Singleton
class Recorder implements AssessmentListener {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long FORGET_MILLIS = 1000;

    private final HistorySettings settings;
    private final Time time;

    private final Object lock = new Object();
    private final Map<Track.Key, Track> tracks = new HashMap<>();
    private long bytes;
    private long forgotMillis;

    @Inject
    Recorder(Settings settings, Time time) {
        this(settings.history(), time);
    }

    Recorder(HistorySettings settings, Time time) {
        this.settings = settings;
        this.time = time;
    }

    boolean isOff() {
        return settings.length().isZero();
    }

    @Override
    public void assessed(NodeSession session, Assessment assessment) {
        if (isOff()) {
            return;
        }
        NodeIdentity node = session.identity();
        long age = assessment.sample().ageNanos(time.nanos()) / NANOS_PER_MILLI;
        // This machine's clock, as the node's may be an hour off.
        long captured = time.now().toEpochMilli() - age;
        synchronized (lock) {
            Set<Track.Key> present = new HashSet<>();
            for (AssessedConnection connection : assessment.connections()) {
                Track.Key key = new Track.Key(
                        node.id(), node.bootId(), connection.connection().id());
                present.add(key);
                Track track = tracks.computeIfAbsent(key, any -> new Track(key, captured));
                bytes -= track.bytes();
                track.add(captured, connection);
                bytes += track.bytes();
            }
            endOthers(node.id(), present);
            forget();
        }
    }

    @Override
    public void left(NodeSession session) {
        synchronized (lock) {
            endOthers(session.identity().id(), Set.of());
        }
    }

    private void endOthers(String node, Set<Track.Key> present) {
        tracks.forEach((key, track) -> {
            if (key.node().equals(node) && !present.contains(key)) {
                track.end();
            }
        });
    }

    /** Once a second is enough for what is old. */
    private void forget() {
        long now = time.now().toEpochMilli();
        if (Math.abs(now - forgotMillis) >= FORGET_MILLIS) {
            forgotMillis = now;
            forgetBefore(now - settings.length().toMillis());
        }
        forgetOldest();
    }

    private void forgetBefore(long oldest) {
        tracks.values().removeIf(track -> {
            if (track.isEmpty() || track.oldestTime() < oldest) {
                bytes -= track.bytes();
                track.forgetBefore(oldest);
                bytes += track.bytes();
            }
            return track.isEmpty();
        });
    }

    private void forgetOldest() {
        while (bytes > settings.maxBytes() && !tracks.isEmpty()) {
            Track victim = tracks.values().stream()
                    .min(Comparator.comparingLong(Track::oldestTime))
                    .orElseThrow();
            bytes -= victim.bytes();
            victim.forgetOldest();
            bytes += victim.bytes();
            if (victim.isEmpty()) {
                tracks.remove(victim.key());
            }
        }
    }

    /** The ids of all nodes of which something is kept. */
    Set<String> nodes() {
        synchronized (lock) {
            forget();
            Set<String> nodes = new TreeSet<>();
            tracks.keySet().forEach(key -> nodes.add(key.node()));
            return nodes;
        }
    }

    /** All that is kept of a node, the connection that matters most last: see {@link Recording}. */
    List<Recording> recordings(String node) {
        synchronized (lock) {
            forget();
            return tracks.values().stream()
                    .filter(track -> track.key().node().equals(node))
                    .map(Track::recording)
                    .sorted(Comparator.comparing(Recording::connected)
                            .thenComparing(Recording::lastTime)
                            .thenComparing(Recording::establishedOrder))
                    .toList();
        }
    }

    /** By the reckoning of its pages. */
    long bytes() {
        synchronized (lock) {
            return bytes;
        }
    }
}
