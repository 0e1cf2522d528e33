package dev.momo.gateway.verdict;

import static dev.momo.gateway.testing.TestNode.connection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.momo.gateway.node.ConnectionSnapshot;
import dev.momo.gateway.testing.Camera;
import dev.momo.gateway.testing.SampleReport;
import dev.momo.gateway.testing.Stats;
import dev.momo.stats.v1.ConnectionState;
import dev.momo.stats.v1.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictsTest {

    private final JudgedNode node = new JudgedNode();

    @Test
    void beforeTwoSamplesNothingIsKnown() {
        assertThat(node.verdicts.latest("cam")).isEmpty();
        assertThat(node.after(1).level()).isEqualTo(Level.UNKNOWN);
        assertThat(node.codes()).containsExactly("too-early");

        assertThat(node.after(1)).isEqualTo(new Verdict(Level.GOOD, List.of()));
        assertThat(node.heard).hasSize(2);
    }

    @Test
    void norBeforeTwoOfTheEstablishedConnection() {
        node.send(connection("c1", ConnectionState.CONNECTION_STATE_NEW, Stats.report()));
        assertThat(node.codes()).containsExactly("not-connecting");

        node.after(1);
        assertThat(node.codes()).containsExactly("too-early");

        node.after(1);
        assertThat(node.verdict()).isEqualTo(new Verdict(Level.GOOD, List.of()));
    }

    @Test
    void norIsOneGoodWhoseFirstFiguresAreBad() {
        node.camera.encodedRate = 0;
        node.after(2);
        assertThat(node.codes()).containsExactly("too-early");

        node.after(1);
        assertThat(node.codes()).containsExactly("no-frames");
    }

    @Test
    void norFromTheSameReportTwice() {
        node.after(1);
        node.send(node.camera.report());
        assertThat(node.codes()).containsExactly("too-early");
    }

    @Test
    void aHealthyStreamIsGoodForLong() {
        for (int i = 0; i < 300; i++) {
            assertThat(node.after(1).reasons()).allMatch(reason -> reason.code().equals("too-early"));
        }
    }

    @Test
    void aSlowAndLossyLinkShowsWithinFiveSeconds() {
        node.after(10);
        // 300 kbit/s with 5 % loss, in the order in which libwebrtc was seen to notice.
        node.camera.target = 275_000;
        node.camera.available = 290_000;
        node.camera.sendDelay = 0.3;
        node.camera.bitrate = 260_000;
        node.after(1);
        node.camera.encodedRate = 1.5;
        node.camera.loss = 0.05;
        node.camera.roundTrip = 0.8;
        node.after(2);

        assertThat(node.verdict().level()).isEqualTo(Level.POOR);
        assertThat(node.codes())
                .contains("link-too-slow", "packets-wait", "sent-packets-lost", "round-trip-high", "frames-skipped");
        assertThat(node.reason("link-too-slow").text())
                .contains("about 290 kbit/s", "11 % of the 2.5 Mbit/s")
                .contains("faster uplink");
        assertThat(node.reason("sent-packets-lost").evidence())
                .containsExactly(new Evidence("remote-inbound-rtp.fractionLost", "RIV1", "lossShare", 0.05, 0.02));
    }

    @Test
    void soItDoesInARecordedSession() {
        List<Level> levels = new ArrayList<>();
        List<List<String>> codes = new ArrayList<>();
        for (Report report : SampleReport.slowLink()) {
            node.send(report);
            levels.add(node.verdict().level());
            codes.add(node.codes());
        }

        assertThat(levels.subList(1, 9)).containsOnly(Level.GOOD);
        assertThat(levels.subList(9 + 3, 23)).containsOnly(Level.POOR);
        assertThat(codes.subList(9 + 3, 23)).allSatisfy(one -> assertThat(one).contains("link-too-slow"));
        assertThat(levels.subList(23 + 6, levels.size())).containsOnly(Level.GOOD);
    }

    @Test
    void andWithinFiveItsRecovery() {
        node.after(3);
        node.camera.loss = 0.2;
        node.after(3);
        assertThat(node.verdict().level()).isEqualTo(Level.POOR);

        node.camera.loss = 0;
        node.after(3);
        assertThat(node.verdict()).isEqualTo(new Verdict(Level.GOOD, List.of()));
    }

    @Test
    void aSingleBadSampleIsNoNews() {
        node.after(3);
        node.camera.loss = 0.2;
        assertThat(node.after(1).level()).isEqualTo(Level.GOOD);
        node.camera.loss = 0;
        assertThat(node.after(1).level()).isEqualTo(Level.GOOD);
    }

    @Test
    void aValueAroundItsThresholdDoesNotFlap() {
        node.after(3);
        int changes = 0;
        Level before = node.verdict().level();
        for (int i = 0; i < 60; i++) {
            node.camera.loss = i % 3 == 0 ? 0.015 : 0.025;
            Level level = node.after(1).level();
            changes += level == before ? 0 : 1;
            before = level;
        }
        assertThat(changes).isEqualTo(1);
        assertThat(before).isEqualTo(Level.FAIR);
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
        node.after(5);
        node.send(new ConnectionSnapshot(
                "c1",
                ConnectionState.valueOf("CONNECTION_STATE_" + state),
                Duration.ofSeconds(seconds),
                0,
                node.camera.after(JudgedNode.SECOND),
                null));

        assertThat(node.verdict().level()).isEqualTo(level);
        assertThat(node.codes()).containsExactly(code);
    }

    @Test
    void reportsThatAreMissingAreSaidAfterTheThird() {
        node.after(3);
        node.camera.loss = 0.2;
        node.after(2);
        for (int i = 0; i < 2; i++) {
            node.send(connection("c1", null));
            assertThat(node.codes()).containsExactly("sent-packets-lost");
        }
        node.send(connection("c1", null));
        assertThat(node.codes()).containsExactly("no-statistics");

        assertThat(node.after(1).level()).isEqualTo(Level.POOR);
    }

    @Test
    void anOldSampleIsNoVerdict() {
        node.after(3);
        node.time.pass(Duration.ofSeconds(3));
        assertThat(node.verdict().level()).isEqualTo(Level.GOOD);

        node.time.pass(Duration.ofMillis(1));
        assertThat(node.codes()).containsExactly("stale");
        assertThat(node.verdicts.latest("cam").orElseThrow().worst(node.time.nanos()))
                .contains(Level.UNKNOWN);
    }

    @Test
    void aNodeThatLeftHasNone() {
        node.after(3);
        node.leave();

        assertThat(node.verdicts.latest("cam")).isEmpty();
    }

    @Test
    void theWorstConnectionSpeaksForTheNode() {
        Camera other = new Camera();
        other.loss = 0.2;
        for (int i = 0; i < 4; i++) {
            node.send(
                    connection("c1", node.camera.after(JudgedNode.SECOND)),
                    connection("c2", other.after(JudgedNode.SECOND)));
        }

        assertThat(node.heard.get(3).worst(node.time.nanos())).contains(Level.POOR);
        assertThat(node.heard.get(3).connection("c1").orElseThrow().verdict().level())
                .isEqualTo(Level.GOOD);
    }
}
