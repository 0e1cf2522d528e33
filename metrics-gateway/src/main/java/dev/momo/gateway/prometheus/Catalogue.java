package dev.momo.gateway.prometheus;

import dev.momo.gateway.node.ConnectionSnapshot;
import dev.momo.stats.v1.RtcStats;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every series that there is, and every number that is none, with the reason. */
@Singleton
class Catalogue {

    private final List<Series<NodeView>> node = NodeSeries.all();
    private final List<Series<ConnectionSnapshot>> connection = ConnectionSeries.all();
    private final Map<String, List<Series<RtcStats>>> stats = Stream.of(
                    SendingSeries.all(), ReceivingSeries.all(), TransportSeries.all())
            .flatMap(series -> series)
            .collect(Collectors.groupingBy(series -> series.origin().type()));
    private final Map<String, Set<String>> known = known();

    /** The members of each stats type that are accounted for. */
    private Map<String, Set<String>> known() {
        Map<String, Set<String>> members = new HashMap<>();
        stats.forEach((type, series) -> series.forEach(each -> members.computeIfAbsent(type, t -> new HashSet<>())
                .addAll(each.origin().members())));
        LeftOut.all().forEach(out -> members.computeIfAbsent(out.type(), t -> new HashSet<>())
                .add(out.member()));
        return members;
    }

    List<Series<NodeView>> node() {
        return node;
    }

    List<Series<ConnectionSnapshot>> connection() {
        return connection;
    }

    /** Of a stats type; empty for an unknown one. */
    List<Series<RtcStats>> stats(String type) {
        return stats.getOrDefault(type, List.of());
    }

    /** Whether the member is read by a series or left out on purpose. */
    boolean knows(String type, String member) {
        return known.getOrDefault(type, Set.of()).contains(member);
    }

    /** All series, by name. */
    List<Series<?>> all() {
        return Stream.<Series<?>>concat(
                        Stream.concat(node.stream(), connection.stream()),
                        stats.values().stream().flatMap(List::stream))
                .sorted(Comparator.comparing(Series::name))
                .toList();
    }
}
