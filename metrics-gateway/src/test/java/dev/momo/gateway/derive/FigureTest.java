package dev.momo.gateway.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.momo.gateway.testing.SampleReport;
import dev.momo.gateway.testing.Stats;
import dev.momo.stats.v1.MapValue;
import dev.momo.stats.v1.Report;
import dev.momo.stats.v1.RtcStats;
import dev.momo.stats.v1.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FigureTest {

    /** The recorded report, against one of ten seconds before in which nothing was counted yet. */
    private static Figures recorded(String streamId) {
        Report now = SampleReport.report();
        Report.Builder before = Report.newBuilder();
        now.getStatsList().forEach(stats -> before.addStats(zeroed(stats)));
        Comparison comparison = new Comparison(new IndexedReport(before.build()), new IndexedReport(now), 10);
        return streamId.isEmpty()
                ? comparison.path().orElseThrow().figures()
                : comparison.streams().stream()
                        .filter(stream -> stream.id().equals(streamId))
                        .findFirst()
                        .orElseThrow()
                        .figures();
    }

    private static RtcStats zeroed(RtcStats stats) {
        RtcStats.Builder zeroed = stats.toBuilder().setTimestampMicros(stats.getTimestampMicros() - 10_000_000);
        stats.getMembersMap().forEach((member, value) -> zeroed.putMembers(member, zero(value)));
        return zeroed.build();
    }

    private static Value zero(Value value) {
        return switch (value.getKindCase()) {
            case INT64_VALUE -> Value.newBuilder().setInt64Value(0).build();
            case UINT64_VALUE -> Value.newBuilder().setUint64Value(0).build();
            case DOUBLE_VALUE -> Value.newBuilder().setDoubleValue(0).build();
            case MAP_VALUE -> {
                MapValue.Builder map = MapValue.newBuilder();
                value.getMapValue().getEntriesMap().forEach((key, entry) -> map.putEntries(key, zero(entry)));
                yield Value.newBuilder().setMapValue(map).build();
            }
            default -> value;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "OT01V1468764939, SENT_BITRATE, 1545245.6",
        "OT01V1468764939, SENT_TOTAL_BITRATE, 1584144.8",
        "OT01V1468764939, TARGET_BITRATE, 1700000",
        "OT01V1468764939, PACKETS_SENT, 190.1",
        "OT01V1468764939, RETRANSMITTED_SENT, 0",
        "OT01V1468764939, SEND_DELAY, 0.0000608537",
        "OT01V1468764939, FRAMES_ENCODED, 29.5",
        "OT01V1468764939, FRAMES_SENT, 29.5",
        "OT01V1468764939, KEY_FRAMES_ENCODED, 0.1",
        "OT01V1468764939, ENCODE_TIME, 0.00364746",
        "OT01V1468764939, ENCODER_LOAD, 0.1076",
        "OT01V1468764939, ENCODED_QP, 16.0169",
        "OT01V1468764939, SENT_WIDTH, 640",
        "OT01V1468764939, LIMITATION, 2",
        "OT01V1468764939, LIMITED_BY_BANDWIDTH, 0.998311",
        "OT01V1468764939, LIMITED_BY_CPU, 0",
        "OT01V1468764939, VIEWER_ROUND_TRIP, 0.001",
        "OT01V1468764939, VIEWER_LOSS, 0",
        "OT01V1468764939, VIEWER_JITTER, 0.001044",
        "OT01V1468764939, SOURCE_FRAMES, 30.2",
        "OT01A3757701826, SENT_BITRATE, 32662.4",
        "OT01A3757701826, VIEWER_JITTER, 0.001354",
        "OT01A3757701826, SOURCE_LEVEL, 0.242934",
        "IT01V425078385, RECEIVED_BITRATE, 1556937.6",
        "IT01V425078385, RECEIVED_LOSS, 0",
        "IT01V425078385, RETRANSMITTED_RECEIVED, 0.00523560",
        "IT01V425078385, JITTER_BUFFER_DELAY, 0.0112784",
        "IT01V425078385, FRAMES_DECODED, 29.5",
        "IT01V425078385, DECODE_TIME, 0.00165402",
        "IT01V425078385, DECODED_QP, 15.5390",
        "IT01V425078385, PROCESSING_DELAY, 0.0130000",
        "IT01V425078385, FRAME_DELAY_DEVIATION, 0.00397262",
        "IT01V425078385, FREEZE_SHARE, 0",
        "IT01V425078385, RECEIVED_HEIGHT, 480",
        "IT01A3304173938, DISCARDED, 0.795229",
        "IT01A3304173938, CONCEALED, NaN",
        "IT01A3304173938, RECEIVED_LEVEL, NaN",
        "'', PATH_ROUND_TRIP, 0",
        "'', AVAILABLE_OUTGOING, 3682461",
        "'', AVAILABLE_INCOMING, NaN",
        "'', PATH_SENT, 1660240.8",
    })
    void theRecordedReport(String stream, Figure figure, double expected) {
        double value = recorded(stream).get(figure);

        if (Double.isNaN(expected)) {
            assertThat(value).isNaN();
        } else {
            assertThat(value).isCloseTo(expected, within(Math.max(1e-12, Math.abs(expected) * 1e-3)));
        }
    }

    private static double of(Figure figure, RtcStats before, RtcStats now) {
        return figure.of(Delta.of(before, now, 1));
    }

    private static RtcStats inbound(long micros, Object... members) {
        return Stats.of("inbound-rtp", "I", micros, members);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 90, 0", "0, 10, 0, 90, 0.1", "5, 2, 0, 90, 0", "0, 0, 0, 0, NaN", "0, 5, 0, 0, 1"})
    void lossIsOfWhatWasExpectedAndLatePacketsAreNone(
            int lost, int lostNow, int received, int receivedNow, double loss) {
        Double share = of(
                Figure.RECEIVED_LOSS,
                inbound(0, "packetsLost", lost, "packetsReceived", received),
                inbound(1_000_000, "packetsLost", lostNow, "packetsReceived", receivedNow));

        assertThat(share).isEqualTo(Double.valueOf(loss));
    }

    @Test
    void aFreezeThatEndsAfterALongTimeIsNotMoreThanAllOfIt() {
        assertThat(of(
                        Figure.FREEZE_SHARE,
                        inbound(0, "totalFreezesDuration", 0.0),
                        inbound(1_000_000, "totalFreezesDuration", 4.0)))
                .isEqualTo(1);
    }

    @Test
    void countersBeyondTheMantissaOfADoubleAreExact() {
        long huge = Long.MAX_VALUE - 10;
        assertThat(of(
                        Figure.SENT_BITRATE,
                        Stats.of("outbound-rtp", "O", 0, "bytesSent", huge),
                        Stats.of("outbound-rtp", "O", 1_000_000, "bytesSent", huge + 100)))
                .isEqualTo(800);
    }

    @Test
    void anUnknownReasonIsNone() {
        RtcStats odd = Stats.of("outbound-rtp", "O", 0, "qualityLimitationReason", "boredom");
        assertThat(Figure.LIMITATION.of(Delta.of(null, odd, 0))).isNaN();
    }

    @Test
    void aMemberOfAnotherKindIsAbsent() {
        RtcStats odd = Stats.of(
                "outbound-rtp",
                "O",
                0,
                "bytesSent",
                "many",
                "targetBitrate",
                Double.POSITIVE_INFINITY,
                "frameWidth",
                true,
                "qualityLimitationDurations",
                Map.of("cpu", "long"));
        RtcStats later = odd.toBuilder().setTimestampMicros(1_000_000).build();

        assertThat(Arrays.stream(Figure.values()).filter(figure -> !Double.isNaN(of(figure, odd, later))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Figure.class)
    void everyFigureIsUndefinedWithoutItsMembers(Figure figure) {
        RtcStats empty = Stats.of(figure.source().type(), "X", 0);
        assertThat(of(
                        figure,
                        empty,
                        empty.toBuilder().setTimestampMicros(1_000_000).build()))
                .isNaN();
    }

    @Test
    void namesAreUniqueInAStream() {
        for (boolean outbound : List.of(true, false)) {
            assertThat(Arrays.stream(Figure.values())
                            .filter(figure -> figure.source() != Source.PAIR)
                            .filter(figure -> outbound == (figure.source() != Source.INBOUND))
                            .map(Figure::label))
                    .doesNotHaveDuplicates();
        }
    }

    /** So that the table in the README is the catalogue. */
    @Test
    void theReadmeListsExactlyTheFigures() throws IOException {
        List<String> table = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> Arrays.stream(Source.values()).anyMatch(s -> line.startsWith("| " + s.type() + " |")))
                .toList();

        assertThat(table)
                .containsExactlyElementsOf(
                        Arrays.stream(Figure.values()).map(FigureTest::row).collect(Collectors.toList()));
    }

    private static String row(Figure figure) {
        return "| " + figure.source().type() + " | `" + figure.label() + "` | "
                + figure.unit().symbol() + " | " + figure.formula() + " |";
    }
}
