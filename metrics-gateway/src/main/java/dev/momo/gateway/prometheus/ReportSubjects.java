package dev.momo.gateway.prometheus;

import dev.momo.stats.v1.Report;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.stream.Stream;

/** Which stats of a report are shown, and under which labels. */
final class ReportSubjects {

    private ReportSubjects() {}

    static Stream<Subject> of(Labels connection, Report report) {
        ReportIndex index = new ReportIndex(report);
        return Stream.of(
                        new StreamSubjects(index, connection).all(),
                        new TransportSubjects(index, connection).all(),
                        index.all("peer-connection").stream().map(stats -> new Subject(stats, connection)),
                        index.all("media-playout").stream()
                                .map(stats -> new Subject(
                                        stats, Samples.add(connection, "kind", Members.text(stats, "kind")))))
                .flatMap(subjects -> subjects);
    }
}
