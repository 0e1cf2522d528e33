package dev.momo.gateway.history;

import static dev.momo.gateway.testing.TestNode.connection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.momo.gateway.config.HistorySettings;
import dev.momo.gateway.config.Thresholds;
import dev.momo.gateway.derive.Derivation;
import dev.momo.gateway.node.ConnectionSnapshot;
import dev.momo.gateway.testing.Camera;
import dev.momo.gateway.testing.FakeTime;
import dev.momo.gateway.testing.TestNode;
import dev.momo.gateway.verdict.Verdicts;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a connection takes by the heap: 143 KiB for 15 min with 28 columns when this was written, as the README says. */
class HistoryMemoryTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int CONNECTIONS = 40;

    @Test
    void theReckoningIsNotLessThanTheHeapAndNotMuchMore() {
        FakeTime time = new FakeTime();
        Camera camera = new Camera();
        Recorder recorder = new Recorder(new HistorySettings(Duration.ofHours(1), 1 << 30), time);
        TestNode node = new TestNode(
                time, new Derivation(List.of(new Verdicts(Thresholds.defaults(), SECOND, List.of(recorder)))));
        send(node, time, camera, 2);
        long before = usedHeap();
        long reckonedBefore = recorder.bytes();
        send(node, time, camera, 15 * 60);

        long used = usedHeap() - before;
        long reckoned = recorder.bytes() - reckonedBefore;
        assertThat(reckoned).isBetween(used * 9 / 10, used * 3 / 2);
    }

    private static void send(TestNode node, FakeTime time, Camera camera, int samples) {
        for (int i = 0; i < samples; i++) {
            time.pass(SECOND);
            camera.pass(SECOND);
            node.send(IntStream.range(0, CONNECTIONS)
                    // Each with a report of its own, as from the wire.
                    .mapToObj(number -> connection("c" + number, camera.report()))
                    .toArray(ConnectionSnapshot[]::new));
        }
    }

    private static long usedHeap() {
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
