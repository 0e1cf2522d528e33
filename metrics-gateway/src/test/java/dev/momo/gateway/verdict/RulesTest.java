package dev.momo.gateway.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.momo.gateway.node.ConnectionSnapshot;
import dev.momo.gateway.testing.Camera;
import dev.momo.gateway.testing.Stats;
import dev.momo.stats.v1.ConnectionState;
import dev.momo.stats.v1.Report;
import dev.momo.stats.v1.RtcStats;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

    private final JudgedNode node = new JudgedNode();

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
        node.after(5);
        change(what).accept(node.camera);
        node.after(3);

        assertThat(node.verdict().level()).as(node.verdict().toString()).isEqualTo(level);
        if (code == null) {
            assertThat(node.codes()).isEmpty();
        } else {
            assertThat(node.codes()).contains(code);
            assertThat(node.verdict().reasons().get(0).level()).isEqualTo(level);
            assertTraceable(node.reason(code), node.camera.report());
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
        node.camera.target = 300_000;
        node.camera.available = 310_000;
        node.camera.bitrate = 290_000;
        for (int i = 0; i < 3; i++) {
            node.send(new ConnectionSnapshot(
                    "c1",
                    ConnectionState.CONNECTION_STATE_CONNECTED,
                    Duration.ofMillis(900 * i),
                    1,
                    node.camera.after(JudgedNode.SECOND),
                    null));
        }
        assertThat(node.codes()).isEmpty();

        node.after(2);
        assertThat(node.codes()).containsExactly("link-too-slow");
    }

    @Test
    void whatIsReceivedIsJudgedToo() {
        for (int i = 0; i < 4; i++) {
            node.send(received(i));
        }

        assertThat(node.codes())
                .containsExactlyInAnyOrder(
                        "received-packets-lost",
                        "no-frames-received",
                        "received-video-freezes",
                        "received-sound-has-gaps");
        assertThat(node.verdict().level()).isEqualTo(Level.POOR);
        node.verdict().reasons().forEach(reason -> assertTraceable(reason, received(4)));
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
}
