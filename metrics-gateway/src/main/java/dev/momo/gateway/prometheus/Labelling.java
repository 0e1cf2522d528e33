package dev.momo.gateway.prometheus;

import dev.momo.stats.v1.RtcStats;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Labels of stats: made of members that stay the same while a stream lives, never of an id or an address. */
final class Labelling {

    private Labelling() {}

    /**
     * @param members the members that become labels, by the labels' names
     * @param last a member that is added, as {@code lastLabel}, only to the stats that the others do not tell apart,
     *     because it changes whenever a stream restarts
     */
    static List<Subject> distinct(
            Labels base, List<RtcStats> all, Map<String, String> members, String lastLabel, String last) {
        List<Subject> subjects = new ArrayList<>(all.size());
        Set<Labels> seen = new HashSet<>();
        Set<Labels> shared = new HashSet<>();
        for (RtcStats stats : all) {
            Labels labels = of(base, stats, members);
            subjects.add(new Subject(stats, labels));
            if (!seen.add(labels)) {
                shared.add(labels);
            }
        }
        subjects.replaceAll(subject -> shared.contains(subject.labels())
                ? new Subject(
                        subject.stats(), Samples.add(subject.labels(), lastLabel, Members.text(subject.stats(), last)))
                : subject);
        return subjects;
    }

    private static Labels of(Labels base, RtcStats stats, Map<String, String> members) {
        Labels labels = base;
        for (Map.Entry<String, String> member : members.entrySet()) {
            labels = Samples.add(labels, member.getKey(), Members.text(stats, member.getValue()));
        }
        return labels;
    }
}
