package dev.momo.gateway.prometheus;

import dev.momo.gateway.config.Settings;
import dev.momo.gateway.node.ConnectionSnapshot;
import dev.momo.gateway.node.NodeSnapshot;
import dev.momo.gateway.time.Time;
import dev.momo.stats.v1.Report;
import dev.momo.stats.v1.RtcStats;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Writes what is known of nodes at this moment. Nothing is kept between two expositions, so that what left is gone from
 * the next, and nothing that a node says fails one. Safe for use by several threads.
 */
@Singleton
public class Exposition {

    private static final Logger logger = Logger.getLogger(Exposition.class);

    /** A sample is live for so many intervals, of which one may well be late. */
    private static final int LIVE_INTERVALS = 3;

    private static final Duration MIN_LIVE = Duration.ofSeconds(3);

    private final Catalogue catalogue;
    private final Time time;
    private final Duration staleAfter;
    private final ExpositionFormatWriter openMetrics = new OpenMetricsTextFormatWriter(false, false);
    private final ExpositionFormatWriter text =
            PrometheusTextFormatWriter.builder().build();

    @Inject
    Exposition(Catalogue catalogue, Settings settings, Time time) {
        this(catalogue, settings.sampleInterval(), time);
    }

    Exposition(Catalogue catalogue, Duration sampleInterval, Time time) {
        this.catalogue = catalogue;
        this.time = time;
        Duration intervals = sampleInterval.multipliedBy(LIVE_INTERVALS);
        this.staleAfter = intervals.compareTo(MIN_LIVE) > 0 ? intervals : MIN_LIVE;
    }

    /** Writes all series of {@code nodes}; leaves {@code out} open. */
    public void write(List<NodeSnapshot> nodes, ExpositionFormat format, OutputStream out) throws IOException {
        writer(format).write(out, snapshots(nodes), EscapingScheme.ALLOW_UTF8);
    }

    private ExpositionFormatWriter writer(ExpositionFormat format) {
        return switch (format) {
            case OPENMETRICS -> openMetrics;
            case TEXT -> text;
        };
    }

    private MetricSnapshots snapshots(List<NodeSnapshot> nodes) {
        Families families = new Families();
        long now = time.nanos();
        nodes.forEach(node -> add(NodeView.of(node, now, staleAfter), families));
        return families.snapshots();
    }

    private void add(NodeView view, Families families) {
        Labels node = Labels.of("node", view.node().identity().id());
        view.live().ifPresent(sample -> sample.connections()
                .forEach(connection ->
                        add(connection, node.add("connection", connection.id()), view.tally(), families)));
        families.read(catalogue.node(), view, node, view.tally());
    }

    private void add(ConnectionSnapshot connection, Labels labels, Tally tally, Families families) {
        families.read(catalogue.connection(), connection, labels, tally);
        Optional.ofNullable(connection.report()).ifPresent(report -> {
            ReportSubjects.of(labels, report)
                    .forEach(subject -> families.read(
                            catalogue.stats(subject.stats().getType()), subject.stats(), subject.labels(), tally));
            countUnknown(report, tally);
        });
    }

    private void countUnknown(Report report, Tally tally) {
        for (RtcStats stats : report.getStatsList()) {
            stats.getMembersMap().forEach((member, value) -> {
                if (Members.isNumeric(value) && !catalogue.knows(stats.getType(), member)) {
                    tally.unknown();
                    logger.debugf("%s has a member %s that is no series", stats.getType(), member);
                }
            });
        }
    }
}
