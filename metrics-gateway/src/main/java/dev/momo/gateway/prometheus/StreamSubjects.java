package dev.momo.gateway.prometheus;

import dev.momo.stats.v1.RtcStats;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The streams of a report, and what belongs to one: its source, its codec, what the other side reports of it. */
final class StreamSubjects {

    private static final Map<String, String> STREAM = Map.of("kind", "kind", "mid", "mid", "rid", "rid");

    private final ReportIndex report;
    private final Labels connection;
    private final List<Subject> outbound;
    private final List<Subject> inbound;
    private final Map<String, Labels> byId = new HashMap<>();

    StreamSubjects(ReportIndex report, Labels connection) {
        this.report = report;
        this.connection = connection;
        this.outbound = streams("outbound-rtp");
        this.inbound = streams("inbound-rtp");
        Stream.of(outbound, inbound)
                .flatMap(List::stream)
                .forEach(stream -> byId.put(stream.stats().getId(), stream.labels()));
    }

    private List<Subject> streams(String type) {
        return Labelling.distinct(connection, report.all(type), STREAM, "ssrc", "ssrc");
    }

    Stream<Subject> all() {
        return Stream.of(
                        outbound.stream(),
                        inbound.stream(),
                        remotes("remote-inbound-rtp"),
                        remotes("remote-outbound-rtp"),
                        sources(),
                        codecs(outbound, "outbound"),
                        codecs(inbound, "inbound"))
                .flatMap(subjects -> subjects);
    }

    /** Has the labels of the stream here that it is about; without one, its ssrc is all there is. */
    private Stream<Subject> remotes(String type) {
        return report.all(type).stream().map(remote -> {
            Labels local = byId.get(Members.text(remote, "localId"));
            return new Subject(
                    remote, local != null ? local : Samples.add(kindOf(remote), "ssrc", Members.text(remote, "ssrc")));
        });
    }

    /** A source has no mid of its own, but that of the first stream that is made of it. */
    private Stream<Subject> sources() {
        return report.all("media-source").stream()
                .map(source -> new Subject(source, Samples.add(kindOf(source), "mid", midOf(source))));
    }

    private String midOf(RtcStats source) {
        return outbound.stream()
                .map(Subject::stats)
                .filter(stream -> Members.text(stream, "mediaSourceId").equals(source.getId()))
                .map(stream -> Members.text(stream, "mid"))
                .findFirst()
                .orElse("");
    }

    private Labels kindOf(RtcStats stats) {
        return Samples.add(connection, "kind", Members.text(stats, "kind"));
    }

    private Stream<Subject> codecs(List<Subject> streams, String direction) {
        return streams.stream().flatMap(stream -> report.follow(stream.stats(), "codecId").stream()
                .map(codec -> new Subject(codec, stream.labels().add("direction", direction))));
    }
}
