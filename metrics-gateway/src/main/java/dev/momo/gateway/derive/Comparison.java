package dev.momo.gateway.derive;

import dev.momo.gateway.derive.RtpStream.Direction;
import dev.momo.stats.v1.RtcStats;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two consecutive reports of one connection, the earlier of which may be missing. */
final class Comparison {

    private final @Nullable IndexedReport before;
    private final IndexedReport now;
    private final double elapsedSeconds;

    /** @param elapsedSeconds time between both by the monotonic clocks */
    Comparison(@Nullable IndexedReport before, IndexedReport now, double elapsedSeconds) {
        this.before = before;
        this.now = now;
        this.elapsedSeconds = elapsedSeconds;
    }

    /** Whether anything can be told from both: libwebrtc gives the same report twice to those who ask in a hurry. */
    boolean tells() {
        return now.all().anyMatch(stats -> !Double.isNaN(delta(stats).seconds()));
    }

    List<RtpStream> streams() {
        List<RtpStream> streams = new ArrayList<>();
        now.ofType(Source.OUTBOUND).forEach(stats -> streams.add(outbound(stats)));
        now.ofType(Source.INBOUND).forEach(stats -> streams.add(inbound(stats)));
        return streams;
    }

    private RtpStream outbound(RtcStats stats) {
        Map<Source, RtcStats> sources = new EnumMap<>(Source.class);
        sources.put(Source.OUTBOUND, stats);
        now.remote(stats).ifPresent(remote -> sources.put(Source.REMOTE_INBOUND, remote));
        now.referred(stats, "mediaSourceId").ifPresent(source -> sources.put(Source.MEDIA_SOURCE, source));
        // Absent from old reports: every stream was active then.
        boolean active = !stats.containsMembers("active")
                || stats.getMembersOrThrow("active").getBoolValue();
        return stream(stats, Direction.OUTBOUND, "encoderImplementation", active, figures(sources));
    }

    private RtpStream inbound(RtcStats stats) {
        return stream(stats, Direction.INBOUND, "decoderImplementation", true, figures(Map.of(Source.INBOUND, stats)));
    }

    private RtpStream stream(
            RtcStats stats, Direction direction, String implementation, boolean active, Figures figures) {
        return new RtpStream(
                stats.getId(),
                direction,
                Members.text(stats, "kind"),
                Members.text(stats, "mid"),
                Members.text(stats, "rid"),
                now.referred(stats, "codecId")
                        .map(codec -> Members.text(codec, "mimeType"))
                        .orElse(""),
                Members.text(stats, implementation),
                active,
                figures);
    }

    Optional<NetworkPath> path() {
        return now.selectedPair().map(pair -> {
            Optional<RtcStats> local = now.referred(pair, "localCandidateId");
            return new NetworkPath(
                    pair.getId(),
                    text(local, "candidateType"),
                    text(now.referred(pair, "remoteCandidateId"), "candidateType"),
                    text(local, "protocol"),
                    text(local, "relayProtocol"),
                    figures(Map.of(Source.PAIR, pair)));
        });
    }

    private static String text(Optional<RtcStats> stats, String member) {
        return stats.map(one -> Members.text(one, member)).orElse("");
    }

    private Figures figures(Map<Source, RtcStats> sources) {
        Map<Source, Delta> deltas = new EnumMap<>(Source.class);
        sources.forEach((source, stats) -> deltas.put(source, delta(stats)));
        return Figures.of(deltas, sources);
    }

    private Delta delta(RtcStats stats) {
        return Delta.of(before == null ? null : before.find(stats.getId()), stats, elapsedSeconds);
    }
}
