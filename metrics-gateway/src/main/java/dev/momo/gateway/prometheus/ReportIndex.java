package dev.momo.gateway.prometheus;

import dev.momo.stats.v1.Report;
import dev.momo.stats.v1.RtcStats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stats of a report by type and by id. */
final class ReportIndex {

    private final Map<String, RtcStats> byId = new HashMap<>();
    private final Map<String, List<RtcStats>> byType = new HashMap<>();

    ReportIndex(Report report) {
        for (RtcStats stats : report.getStatsList()) {
            byId.put(stats.getId(), stats);
            byType.computeIfAbsent(stats.getType(), type -> new ArrayList<>()).add(stats);
        }
    }

    List<RtcStats> all(String type) {
        return byType.getOrDefault(type, List.of());
    }

    /** The stats that a member names by their id. */
    Optional<RtcStats> follow(RtcStats stats, String member) {
        return Optional.ofNullable(byId.get(Members.text(stats, member)));
    }
}
