package dev.momo.gateway.history;

import static dev.momo.gateway.testing.TestNode.connection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.momo.gateway.config.HistorySettings;
import dev.momo.gateway.config.Thresholds;
import dev.momo.gateway.derive.Derivation;
import dev.momo.gateway.node.ConnectionSnapshot;
import dev.momo.gateway.node.NodeListener;
import dev.momo.gateway.node.Nodes;
import dev.momo.gateway.testing.Camera;
import dev.momo.gateway.testing.FakeTime;
import dev.momo.gateway.testing.TestNode;
import dev.momo.gateway.verdict.Verdicts;
import dev.momo.stats.v1.ConnectionState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecorderTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeTime time = new FakeTime();
    private final Camera camera = new Camera();
    private Recorder recorder = recorder(Duration.ofMinutes(15), 16 << 20);
    private final TestNode node = node("cam");

    private Recorder recorder(Duration length, int maxBytes) {
        return new Recorder(new HistorySettings(length, maxBytes), time);
    }

    private TestNode node(String id) {
        NodeListener chain = new Derivation(List.of(new Verdicts(Thresholds.defaults(), SECOND, List.of(recorder))));
        return new TestNode(time, new Nodes(10, time, List.of(chain)), id);
    }

    private void send(TestNode node, String connection, int samples) {
        for (int i = 0; i < samples; i++) {
            time.pass(SECOND);
            node.send(connection(connection, camera.after(SECOND)));
        }
    }

    private List<String> kept() {
        return recorder.recordings("cam").stream()
                .map(recording -> recording.key().connection())
                .toList();
    }

    private static Columns all(Recording recording) {
        return Columns.of(recording, 0, 0);
    }

    private static Columns.Column column(Columns columns, String of, String figure) {
        return columns.columns().entrySet().stream()
                .filter(entry -> entry.getKey().origin().of().equals(of)
                        && entry.getKey().quantity().label().equals(figure))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @Test
    void everySampleIsARowAndEveryFigureAColumn() {
        long start = time.now().toEpochMilli();
        send(node, "c1", 3);

        Columns columns = all(recorder.recordings("cam").get(0));
        assertThat(columns.times()).containsExactly(start + 1000, start + 2000, start + 3000);
        Columns.Column source = column(columns, "stream", "sourceFramesPerSecond");
        assertThat(source.get(0)).isNaN();
        assertThat(source.get(2)).isEqualTo(30);
        assertThat(column(columns, "path", "availableOutgoingBitrate").get(0)).isEqualTo(4_000_000);
        assertThat(column(columns, "connection", "verdict").get(0)).isZero();
        assertThat(column(columns, "connection", "verdict").get(1)).isEqualTo(1);
        assertThat(column(columns, "connection", "state").get(1)).isEqualTo(3);
    }

    @Test
    void whatIsOlderThanTheLengthIsForgottenPageByPage() {
        send(node, "c1", 20 * 60);

        Recording recording = recorder.recordings("cam").get(0);
        assertThat(recording.pages()).hasSize(16);
        long from = time.now().minus(Duration.ofMinutes(15)).toEpochMilli();
        assertThat(Columns.of(recording, from, 0).times()).hasSize(15 * 60 + 1);
    }

    @Test
    void aConnectionThatLeftStaysUntilItIsTooOld() {
        send(node, "c1", 5);
        send(node, "c2", 5);
        assertThat(kept()).containsExactly("c1", "c2");
        assertThat(recorder.recordings("cam")).extracting(Recording::live).containsExactly(false, true);

        node.leave();
        assertThat(recorder.recordings("cam")).extracting(Recording::live).containsExactly(false, false);
        time.pass(Duration.ofMinutes(14));
        assertThat(recorder.nodes()).containsExactly("cam");
        time.pass(Duration.ofMinutes(2));
        assertThat(recorder.nodes()).isEmpty();
        assertThat(recorder.bytes()).isZero();
    }

    @Test
    void aRestartIsAnotherConnectionEvenByTheSameId() {
        send(node, "c1", 2);
        node.connect("boot 2");
        send(node, "c1", 2);

        assertThat(recorder.recordings("cam"))
                .extracting(recording -> recording.key().boot())
                .containsExactly("boot 1", "boot 2");
    }

    @Test
    void theConnectedOneEstablishedLastComesLast() {
        time.pass(SECOND);
        node.send(
                connection("c2", camera.report()),
                new ConnectionSnapshot(
                        "c3", ConnectionState.CONNECTION_STATE_FAILED, SECOND, 7, camera.report(), null));

        assertThat(kept()).containsExactly("c3", "c2");
    }

    @Test
    void memoryIsBoundedAndTheOldestMinuteGoesFirst() {
        recorder = recorder(Duration.ofHours(24), 1 << 20);
        TestNode bounded = node("cam");
        for (int i = 0; i < 80; i++) {
            send(bounded, "c" + i, 120);
            assertThat(recorder.bytes()).isLessThanOrEqualTo(1 << 20);
        }

        assertThat(kept()).doesNotContain("c0").contains("c79");
        assertThat(recorder.bytes()).isGreaterThan((1 << 20) * 9 / 10);
    }

    @Test
    void itCanBeOff() {
        recorder = recorder(Duration.ZERO, 1 << 20);
        send(node("off"), "c1", 3);

        assertThat(recorder.isOff()).isTrue();
        assertThat(recorder.nodes()).isEmpty();
    }

    @Test
    void aStepGivesMeansOfRatesAndTheLastOfStates() {
        // The first row's samples are not all there: the clock of the test starts at a full second.
        for (int i = 0; i < 20; i++) {
            camera.sourceRate = i % 2 == 0 ? 20 : 30;
            camera.available = 1_000_000 + i;
            send(node, "c1", 1);
        }

        Columns columns = Columns.of(recorder.recordings("cam").get(0), 0, 5000);
        assertThat(columns.times()).hasSize(5).allMatch(row -> row % 5000 == 0);
        assertThat(column(columns, "stream", "sourceFramesPerSecond").get(2)).isBetween(23f, 27f);
        assertThat(column(columns, "path", "availableOutgoingBitrate").get(4)).isEqualTo(1_000_019);
        assertThat(column(columns, "connection", "verdict").get(0)).isEqualTo(1);
    }

    @Test
    void theColumnsNeverGoBackInTimeWhenTheClockDoes() {
        send(node, "c1", 2);
        long last = time.now().toEpochMilli();
        time.stepWallClock(Duration.ofHours(-1));
        send(node, "c1", 2);

        assertThat(all(recorder.recordings("cam").get(0)).times()).isSorted().endsWith(last, last);
    }
}
