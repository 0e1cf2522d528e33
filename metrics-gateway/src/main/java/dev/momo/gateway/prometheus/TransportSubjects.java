package dev.momo.gateway.prometheus;

import dev.momo.stats.v1.RtcStats;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The transports of a report, each with the candidate pair that it uses now and the two ends of that. */
final class TransportSubjects {

    private final ReportIndex report;
    private final Labels connection;

    TransportSubjects(ReportIndex report, Labels connection) {
        this.report = report;
        this.connection = connection;
    }

    Stream<Subject> all() {
        List<RtcStats> transports = report.all("transport");
        return Stream.concat(
                transports.stream().flatMap(transport -> of(transport, labels(transport, transports.size()))),
                channels());
    }

    /** Media that is not bundled has a transport for each mid; else there is one, which needs no label. */
    private Labels labels(RtcStats transport, int count) {
        return count == 1 ? connection : Samples.add(connection, "mid", midOf(transport));
    }

    private String midOf(RtcStats transport) {
        return Stream.of("outbound-rtp", "inbound-rtp")
                .flatMap(type -> report.all(type).stream())
                .filter(stream -> Members.text(stream, "transportId").equals(transport.getId()))
                .map(stream -> Members.text(stream, "mid"))
                .findFirst()
                .orElse("");
    }

    private Stream<Subject> of(RtcStats transport, Labels labels) {
        Stream<RtcStats> pairAndEnds = report.follow(transport, "selectedCandidatePairId").stream()
                .flatMap(pair -> Stream.of(
                                Stream.of(pair),
                                report.follow(pair, "localCandidateId").stream(),
                                report.follow(pair, "remoteCandidateId").stream())
                        .flatMap(stats -> stats));
        return Stream.concat(Stream.of(transport), pairAndEnds).map(stats -> new Subject(stats, labels));
    }

    private Stream<Subject> channels() {
        return Labelling.distinct(
                connection,
                report.all("data-channel"),
                Map.of("data_channel", "label"),
                "data_channel_identifier",
                "dataChannelIdentifier")
                .stream();
    }
}
