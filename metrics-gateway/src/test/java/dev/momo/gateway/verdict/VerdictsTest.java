package dev.momo.gateway.verdict;

import static dev.momo.gateway.testing.TestNode.connection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.momo.gateway.config.Thresholds;
import dev.momo.gateway.derive.Derivation;
import dev.momo.gateway.node.ConnectionSnapshot;
import dev.momo.gateway.node.NodeSession;
import dev.momo.gateway.testing.Camera;
import dev.momo.gateway.testing.FakeTime;
import dev.momo.gateway.testing.SampleReport;
import dev.momo.gateway.testing.Stats;
import dev.momo.gateway.testing.TestNode;
import dev.momo.stats.v1.ConnectionState;
import dev.momo.stats.v1.Report;
import dev.momo.stats.v1.RtcStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeTime time = new FakeTime();
    private final List<Assessment> heard = new ArrayList<>();
    private final Verdicts verdicts = new Verdicts(Thresholds.defaults(), SECOND, List.of(new AssessmentListener() {
        @Override
        public void assessed(NodeSession session, Assessment assessment) {
            heard.add(assessment);
        }

        @Override
        public void left(NodeSession session) {}
    }));
    private final TestNode node = new TestNode(time, new Derivation(List.of(verdicts)));
    private final Camera camera = new Camera();

    private Verdict verdict() {
        Assessment latest = verdicts.latest("cam").orElseThrow();
        return latest.verdict(latest.connections().get(0), time.nanos());
    }

    private List<String> codes() {
        return verdict().reasons().stream().map(Reason::code).toList();
    }

    private Verdict after(int samples) {
        for (int i = 0; i < samples; i++) {
            time.pass(SECOND);
            node.send(camera.after(SECOND));
        }
        return verdict();
    }

    private Reason reason(String code) {
        return verdict().reasons().stream()
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void beforeTwoSamplesNothingIsKnown() {
        assertThat(verdicts.latest("cam")).isEmpty();
        assertThat(after(1).level()).isEqualTo(Level.UNKNOWN);
        assertThat(codes()).containsExactly("too-early");

        assertThat(after(1)).isEqualTo(new Verdict(Level.GOOD, List.of()));
        assertThat(heard).hasSize(2);
    }

    @Test
    void norBeforeTwoOfTheEstablishedConnection() {
        time.pass(SECOND);
        node.send(connection("c1", ConnectionState.CONNECTION_STATE_NEW, Stats.report()));
        assertThat(codes()).containsExactly("not-connecting");

        after(1);
        assertThat(codes()).containsExactly("too-early");

        after(1);
        assertThat(verdict()).isEqualTo(new Verdict(Level.GOOD, List.of()));
    }

    @Test
    void norFromTheSameReportTwice() {
        after(1);
        time.pass(Duration.ofMillis(30));
        node.send(camera.report());
        assertThat(codes()).containsExactly("too-early");
    }

    @Test
    void aHealthyStreamIsGoodForLong() {
        for (int i = 0; i < 300; i++) {
            assertThat(after(1).reasons()).allMatch(reason -> reason.code().equals("too-early"));
        }
    }

    @Test
    void aSlowAndLossyLinkShowsWithinFiveSeconds() {
        after(10);
        // 300 kbit/s with 5 % loss, in the order in which libwebrtc was seen to notice.
        camera.target = 275_000;
        camera.available = 290_000;
        camera.sendDelay = 0.3;
        camera.bitrate = 260_000;
        after(1);
        camera.encodedRate = 1.5;
        camera.loss = 0.05;
        camera.roundTrip = 0.8;
        after(2);

        assertThat(verdict().level()).isEqualTo(Level.POOR);
        assertThat(codes())
                .contains("link-too-slow", "packets-wait", "sent-packets-lost", "round-trip-high", "frames-skipped");
        assertThat(reason("link-too-slow").text())
                .contains("about 290 kbit/s", "11 % of the 2.5 Mbit/s")
                .contains("faster uplink");
        assertThat(reason("sent-packets-lost").evidence())
                .containsExactly(new Evidence("remote-inbound-rtp.fractionLost", "RIV1", "lossShare", 0.05, 0.02));
    }

    @Test
    void soItDoesInARecordedSession() {
        List<Level> levels = new ArrayList<>();
        List<List<String>> codes = new ArrayList<>();
        for (Report report : SampleReport.slowLink()) {
            time.pass(SECOND);
            node.send(report);
            levels.add(verdict().level());
            codes.add(codes());
        }

        assertThat(levels.subList(1, 9)).containsOnly(Level.GOOD);
        assertThat(levels.subList(9 + 3, 23)).containsOnly(Level.POOR);
        assertThat(codes.subList(9 + 3, 23)).allSatisfy(one -> assertThat(one).contains("link-too-slow"));
        assertThat(levels.subList(23 + 6, levels.size())).containsOnly(Level.GOOD);
    }

    @Test
    void andWithinFiveItsRecovery() {
        after(3);
        camera.loss = 0.2;
        after(3);
        assertThat(verdict().level()).isEqualTo(Level.POOR);

        camera.loss = 0;
        after(3);
        assertThat(verdict()).isEqualTo(new Verdict(Level.GOOD, List.of()));
    }

    @Test
    void aSingleBadSampleIsNoNews() {
        after(3);
        camera.loss = 0.2;
        assertThat(after(1).level()).isEqualTo(Level.GOOD);
        camera.loss = 0;
        assertThat(after(1).level()).isEqualTo(Level.GOOD);
    }

    @Test
    void aValueAroundItsThresholdDoesNotFlap() {
        after(3);
        int changes = 0;
        Level before = verdict().level();
        for (int i = 0; i < 60; i++) {
            camera.loss = i % 3 == 0 ? 0.015 : 0.025;
            Level level = after(1).level();
            changes += level == before ? 0 : 1;
            before = level;
        }
        assertThat(changes).isEqualTo(1);
        assertThat(before).isEqualTo(Level.FAIR);
    }

    private static Consumer<Camera> change(String what) {
        return switch (what) {
            case "loss 3 %" -> camera -> camera.loss = 0.03;
            case "loss 15 %" -> camera -> camera.loss = 0.15;
            case "round trip 300 ms" -> camera -> camera.roundTrip = 0.3;
            case "round trip 600 ms" -> camera -> camera.roundTrip = 0.6;
            case "delay 200 ms" -> camera -> camera.sendDelay = 0.2;
            case "dark room" ->
                camera -> {
                    camera.sourceRate = 20;
                    camera.encodedRate = 20;
                };
            case "very dark room" ->
                camera -> {
                    camera.sourceRate = 10;
                    camera.encodedRate = 10;
                };
            case "unplugged" ->
                camera -> {
                    camera.sourceRate = 0;
                    camera.encodedRate = 0;
                };
            case "stuck" -> camera -> camera.encodedRate = 0;
            case "muted" ->
                camera -> {
                    camera.encodedRate = 0;
                    camera.active = false;
                };
            case "busy" -> camera -> camera.encodeTime = 0.03;
            case "too busy" ->
                camera -> {
                    camera.encodedRate = 15;
                    camera.encodeTime = 1 / 15.0;
                };
            case "key frames" -> camera -> camera.plis = 1;
            case "relay" -> camera -> camera.candidateType = "relay";
            case "still picture on a slow link" ->
                camera -> {
                    camera.target = 1_000_000;
                    camera.available = 1_000_000;
                    camera.bitrate = 100_000;
                };
            case "link of 2 Mbit/s" ->
                camera -> {
                    camera.target = 1_950_000;
                    camera.available = 2_000_000;
                    camera.bitrate = 1_900_000;
                };
            case "link of 300 kbit/s as it was seen" ->
                camera -> {
                    camera.target = 45_334;
                    camera.available = 106_908;
                    camera.bitrate = 55_590;
                };
            case "limited by wish" ->
                camera -> {
                    camera.target = 500_000;
                    camera.available = 750_000;
                    camera.bitrate = 490_000;
                };
            default -> throw new IllegalArgumentException(what);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "loss 3 %, FAIR, sent-packets-lost",
        "loss 15 %, POOR, sent-packets-lost",
        "round trip 300 ms, FAIR, round-trip-high",
        "round trip 600 ms, POOR, round-trip-high",
        "delay 200 ms, FAIR, packets-wait",
        "dark room, FAIR, camera-slow",
        "very dark room, POOR, camera-slow",
        "unplugged, POOR, camera-delivers-nothing",
        "stuck, POOR, no-frames",
        "muted, GOOD, ",
        "busy, FAIR, cpu-limits-encoder",
        "too busy, POOR, cpu-limits-encoder",
        "key frames, FAIR, viewer-asks-for-key-frames",
        "relay, GOOD, relayed",
        "still picture on a slow link, GOOD, ",
        "link of 2 Mbit/s, FAIR, link-too-slow",
        "link of 300 kbit/s as it was seen, POOR, link-too-slow",
        "limited by wish, GOOD, ",
    })
    void eachRule(String what, Level level, String code) {
        after(5);
        change(what).accept(camera);
        after(3);

        assertThat(verdict().level()).as(verdict().toString()).isEqualTo(level);
        if (code == null) {
            assertThat(codes()).isEmpty();
        } else {
            assertThat(codes()).contains(code);
            assertThat(verdict().reasons().get(0).level()).isEqualTo(level);
            assertTraceable(reason(code), camera.report());
        }
    }

    /** Everything that a reason rests on stands in the report. */
    private static void assertTraceable(Reason reason, Report report) {
        assertThat(reason.evidence()).isNotEmpty().allSatisfy(evidence -> {
            RtcStats stats = report.getStatsList().stream()
                    .filter(one -> one.getId().equals(evidence.stats()))
                    .findFirst()
                    .orElseThrow();
            String[] path = evidence.member().split("\\.");
            assertThat(stats.getType()).isEqualTo(path[0]);
            assertThat(stats.getMembersMap()).containsKey(path[1]);
            assertThat(evidence.value()).isFinite();
        });
        assertThat(reason.text()).endsWith(".").doesNotContain("NaN");
    }

    @Test
    void aFreshConnectionMayTakeAMomentToFindOutWhatItsLinkCarries() {
        camera.target = 300_000;
        camera.available = 310_000;
        camera.bitrate = 290_000;
        for (int i = 0; i < 3; i++) {
            time.pass(SECOND);
            node.send(new ConnectionSnapshot(
                    "c1",
                    ConnectionState.CONNECTION_STATE_CONNECTED,
                    Duration.ofMillis(900 * i),
                    1,
                    camera.after(SECOND),
                    null));
        }
        assertThat(codes()).isEmpty();

        after(2);
        assertThat(codes()).containsExactly("link-too-slow");
    }

    @Test
    void whatIsReceivedIsJudgedToo() {
        for (int i = 0; i < 4; i++) {
            time.pass(SECOND);
            node.send(received(i));
        }

        assertThat(codes())
                .containsExactlyInAnyOrder(
                        "received-packets-lost",
                        "no-frames-received",
                        "received-video-freezes",
                        "received-sound-has-gaps");
        assertThat(verdict().level()).isEqualTo(Level.POOR);
        verdict().reasons().forEach(reason -> assertTraceable(reason, received(4)));
    }

    private static Report received(int second) {
        long micros = second * 1_000_000L;
        return Stats.report(
                Stats.of(
                        "inbound-rtp",
                        "IV",
                        micros,
                        "kind",
                        "video",
                        "packetsReceived",
                        second * 90L,
                        "packetsLost",
                        second * 10,
                        "framesReceived",
                        7,
                        "totalFreezesDuration",
                        second * 0.1),
                Stats.of(
                        "inbound-rtp",
                        "IA",
                        micros,
                        "kind",
                        "audio",
                        "packetsReceived",
                        second * 50L,
                        "concealedSamples",
                        second * 12_000L,
                        "totalSamplesReceived",
                        second * 48_000L));
    }

    @ParameterizedTest
    @CsvSource({
        "DISCONNECTED, 3, POOR, connection-interrupted",
        "FAILED, 3, POOR, connection-failed",
        "CLOSED, 3, UNKNOWN, connection-closed",
        "NEW, 3, UNKNOWN, connecting",
        "CHECKING, 9, UNKNOWN, connecting",
        "CHECKING, 10, POOR, not-connecting",
    })
    void aStateSpeaksAtOnce(String state, long seconds, Level level, String code) {
        after(5);
        node.send(new ConnectionSnapshot(
                "c1",
                ConnectionState.valueOf("CONNECTION_STATE_" + state),
                Duration.ofSeconds(seconds),
                0,
                camera.after(SECOND),
                null));

        assertThat(verdict().level()).isEqualTo(level);
        assertThat(codes()).containsExactly(code);
    }

    @Test
    void reportsThatAreMissingAreSaidAfterTheThird() {
        after(3);
        camera.loss = 0.2;
        after(2);
        for (int i = 0; i < 2; i++) {
            node.send(connection("c1", null));
            assertThat(codes()).containsExactly("sent-packets-lost");
        }
        node.send(connection("c1", null));
        assertThat(codes()).containsExactly("no-statistics");

        assertThat(after(1).level()).isEqualTo(Level.POOR);
    }

    @Test
    void anOldSampleIsNoVerdict() {
        after(3);
        time.pass(Duration.ofSeconds(3));
        assertThat(verdict().level()).isEqualTo(Level.GOOD);

        time.pass(Duration.ofMillis(1));
        assertThat(codes()).containsExactly("stale");
        assertThat(verdicts.latest("cam").orElseThrow().worst(time.nanos())).contains(Level.UNKNOWN);
    }

    @Test
    void aNodeThatLeftHasNone() {
        after(3);
        node.leave();

        assertThat(verdicts.latest("cam")).isEmpty();
    }

    @Test
    void theWorstConnectionSpeaksForTheNode() {
        Camera other = new Camera();
        other.loss = 0.2;
        for (int i = 0; i < 4; i++) {
            time.pass(SECOND);
            node.send(connection("c1", camera.after(SECOND)), connection("c2", other.after(SECOND)));
        }

        assertThat(heard.get(3).worst(time.nanos())).contains(Level.POOR);
        assertThat(heard.get(3).connection("c1").orElseThrow().verdict().level())
                .isEqualTo(Level.GOOD);
    }
}
