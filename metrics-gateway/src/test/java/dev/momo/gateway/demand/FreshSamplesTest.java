package dev.momo.gateway.demand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.momo.gateway.node.NodeIdentity;
import dev.momo.gateway.node.NodeLink;
import dev.momo.gateway.node.NodeSample;
import dev.momo.gateway.node.NodeSession;
import dev.momo.gateway.node.Nodes;
import dev.momo.gateway.testing.FakeTime;
import dev.momo.stats.v1.Signaling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FreshSamplesTest {

    private record Asked(long requestId, String connectionId) {}

    private final FakeTime time = new FakeTime();
    private final FreshSamples samples = new FreshSamples(2, time);
    private final List<Asked> asked = new ArrayList<>();
    private final NodeSession session = new Nodes(1, time)
            .connect(new NodeIdentity("a", "boot", "version", "environment", "libwebrtc"), new NodeLink() {
                @Override
                public void requestSample(long requestId, String connectionId) {
                    asked.add(new Asked(requestId, connectionId));
                }

                @Override
                public void replaced() {
                    throw new UnsupportedOperationException("nobody replaces here");
                }
            });

    private CompletableFuture<NodeSample> get(String connectionId) {
        return samples.get(session, connectionId).toCompletableFuture();
    }

    private NodeSample answer(Duration age) {
        return answer(asked.get(asked.size() - 1).requestId(), age);
    }

    private NodeSample answer(long requestId, Duration age) {
        NodeSample sample = new NodeSample(
                session.identity(),
                requestId,
                Instant.EPOCH,
                time.nanos(),
                age.toNanos(),
                Signaling.getDefaultInstance(),
                List.of(),
                0);
        samples.delivered(session, requestId, sample);
        return sample;
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    void allWhoWaitShareOneSample() {
        List<CompletableFuture<NodeSample>> waiting = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            waiting.add(get(""));
            time.pass(millis(2));
        }
        assertThat(asked).containsExactly(new Asked(1, ""));

        NodeSample sample = answer(millis(1));

        assertThat(waiting).allSatisfy(one -> assertThat(one).isCompletedWithValue(sample));
    }

    @Test
    void aFreshSampleIsServedAtOnceAndAnOlderOneIsNot() {
        get("");
        NodeSample sample = answer(millis(5));
        time.pass(millis(40));
        assertThat(get("")).isCompletedWithValue(sample);

        time.pass(Duration.ofNanos(1));
        assertThat(get("")).isNotDone();
    }

    @Test
    void aSlowAnswerServesThoseForWhomItWasAskedAndIsNotKept() {
        CompletableFuture<NodeSample> first = get("");
        time.pass(millis(45));
        CompletableFuture<NodeSample> second = get("");
        time.pass(millis(5));
        CompletableFuture<NodeSample> later = get("");
        NodeSample slow = answer(millis(46));
        assertThat(first).isCompletedWithValue(slow);
        assertThat(second).isCompletedWithValue(slow);
        assertThat(later).isNotDone();
        assertThat(asked).hasSize(1);

        time.pass(NodeDemand.TICK);
        assertThat(asked).hasSize(2);
        NodeSample next = answer(millis(45));
        assertThat(later).isCompletedWithValue(next);
    }

    @Test
    void aSeriesOfRequestsIsRefreshedAheadUntilItPauses() {
        get("");
        answer(millis(0));
        time.pass(millis(200));
        assertThat(asked).hasSize(1);

        get("");
        answer(millis(0));
        for (int tick = 0; tick < 8; tick++) {
            time.pass(NodeDemand.TICK);
            answer(millis(0));
        }
        assertThat(asked).hasSize(2 + 8);

        time.pass(millis(1000));
        assertThat(asked).hasSize(2 + 8);
        assertThat(time.pending()).isZero();
    }

    @Test
    void twentyRequestsASecondAreServedWithoutAWait() {
        get("");
        answer(millis(2));
        int waits = 0;
        for (int request = 0; request < 60; request++) {
            for (int step = 0; step < 10; step++) {
                int before = asked.size();
                time.pass(millis(5));
                if (asked.size() > before) {
                    answer(millis(2));
                }
            }
            if (!get("").isDone()) {
                waits++;
                answer(millis(2));
            }
        }
        // The first of a series is not known to be one.
        assertThat(waits).isLessThanOrEqualTo(1);
    }

    @Test
    void whoWaitsWaitsAtMostASecond() {
        CompletableFuture<NodeSample> waiting = get("");
        time.pass(millis(940));
        assertThat(waiting).isNotDone();

        time.pass(millis(60));
        assertThat(waiting).isCompletedExceptionally();
        assertThat(waiting.handle((sample, failure) -> failure).join())
                .isInstanceOf(NoFreshSampleException.class)
                .hasMessage("sent no fresh sample within 1 s");
    }

    @Test
    void aRequestWithoutAnAnswerIsAbandonedAfterASecond() {
        get("");
        time.pass(millis(500));
        CompletableFuture<NodeSample> second = get("");
        time.pass(millis(520));
        assertThat(asked).hasSize(2);

        answer(1, millis(0));
        assertThat(second).isNotDone();
        NodeSample sample = answer(2, millis(0));
        assertThat(second).isCompletedWithValue(sample);
    }

    @Test
    void eachConnectionIsAskedForByItself() {
        CompletableFuture<NodeSample> last = get("");
        CompletableFuture<NodeSample> c1 = get("c1");
        assertThat(asked).containsExactly(new Asked(1, ""), new Asked(2, "c1"));

        NodeSample sample = answer(2, millis(0));
        assertThat(c1).isCompletedWithValue(sample);
        assertThat(last).isNotDone();
    }

    @Test
    void theConnectionsAskedForAtOnceAreBoundedAndForgottenWhenIdle() {
        get("c1");
        answer(millis(0));
        get("c2");
        answer(millis(0));
        assertThat(get("c3").handle((sample, failure) -> failure).join())
                .isInstanceOf(NoFreshSampleException.class)
                .hasMessageContaining("MOMO_MAX_CONNECTIONS");

        time.pass(millis(300));
        assertThat(get("c3")).isNotDone();
    }

    @Test
    void whenTheNodeLeavesNobodyWaitsForIt() {
        CompletableFuture<NodeSample> waiting = get("");
        session.end();
        samples.ended(session);

        assertThat(waiting.handle((sample, failure) -> failure).join())
                .isInstanceOf(NoFreshSampleException.class)
                .hasMessageStartingWith("left");
        assertThat(get("")).isCompletedExceptionally();
        time.pass(millis(1000));
        assertThat(time.pending()).isZero();
    }
}
