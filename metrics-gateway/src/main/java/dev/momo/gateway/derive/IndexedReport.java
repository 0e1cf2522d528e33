package dev.momo.gateway.derive;

import dev.momo.stats.v1.Report;
import dev.momo.stats.v1.RtcStats;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A report by id, and who refers to whom in it. */
final class IndexedReport {

    /** Audio is reported on by RTCP every 5 s, give or take half (RFC 3550, 6.2); older is no longer true. */
    private static final long RTCP_MICROS = 10_000_000;

    private final List<RtcStats> stats;
    private final Map<String, RtcStats> byId = new HashMap<>();

    IndexedReport(Report report) {
        stats = report.getStatsList();
        stats.forEach(one -> byId.put(one.getId(), one));
    }

    @Nullable
    RtcStats find(String id) {
        return byId.get(id);
    }

    Stream<RtcStats> all() {
        return stats.stream();
    }

    Stream<RtcStats> ofType(Source source) {
        return stats.stream().filter(one -> one.getType().equals(source.type()));
    }

    /** The stats whose id stands in a member. */
    Optional<RtcStats> referred(RtcStats from, String member) {
        return Optional.ofNullable(byId.get(Members.text(from, member)));
    }

    /** What the far end last reported of an outbound stream. */
    Optional<RtcStats> remote(RtcStats outbound) {
        return referred(outbound, "remoteId")
                .filter(remote -> outbound.getTimestampMicros() - remote.getTimestampMicros() <= RTCP_MICROS);
    }

    /** The candidate pair in use: the transport names it. */
    Optional<RtcStats> selectedPair() {
        return stats.stream()
                .filter(one -> one.getType().equals("transport"))
                .flatMap(transport -> referred(transport, "selectedCandidatePairId").stream())
                .findFirst();
    }
}
