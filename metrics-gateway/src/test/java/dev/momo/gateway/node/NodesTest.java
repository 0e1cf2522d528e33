package dev.momo.gateway.node;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.momo.gateway.testing.FakeTime;
import dev.momo.stats.v1.Signaling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class NodesTest {

    private final FakeTime time = new FakeTime();
    private Nodes nodes = new Nodes(2, time);
    private final List<String> replaced = new ArrayList<>();

    private NodeSession connect(String id) {
        return nodes.connect(new NodeIdentity(id, "boot", "version", "environment", "libwebrtc"), new NodeLink() {
            @Override
            public void requestSample(long requestId, String connectionId) {
                throw new UnsupportedOperationException("nobody asks here");
            }

            @Override
            public void replaced() {
                replaced.add(id);
            }
        });
    }

    private NodeSample sample(NodeSession session, long sequence) {
        return new NodeSample(
                session.identity(),
                sequence,
                Instant.EPOCH,
                time.nanos(),
                Duration.ofMillis(7).toNanos(),
                Signaling.getDefaultInstance(),
                List.of(),
                0);
    }

    @Test
    void ageIsTheNodesAgePlusTheTimeSinceReceipt() {
        NodeSample sample = sample(connect("a"), 1);

        time.pass(Duration.ofMillis(30));

        assertThat(Duration.ofNanos(sample.ageNanos(time.nanos()))).isEqualTo(Duration.ofMillis(37));
    }

    @Test
    void keepsTheLatestPeriodicSampleOfAConnectedNode() {
        NodeSession session = connect("a");
        session.periodic(sample(session, 1));
        NodeSample latest = sample(session, 2);
        session.periodic(latest);

        assertThat(nodes.find("a").orElseThrow().periodic()).containsSame(latest);
    }

    @Test
    void aNodeThatLeftIsKnownForAnHourWithoutItsSample() {
        NodeSession session = connect("a");
        session.periodic(sample(session, 1));
        Instant lastSeen = time.now();
        time.pass(Duration.ofSeconds(3));
        session.end();
        session.end();
        time.pass(Duration.ofMinutes(59));

        NodeSnapshot gone = nodes.find("a").orElseThrow();
        assertThat(gone.connected()).isFalse();
        assertThat(gone.lastSeen()).isEqualTo(lastSeen);
        assertThat(gone.silence()).isEqualTo(Duration.ofMinutes(59).plusSeconds(3));
        assertThat(gone.periodic()).isEmpty();
        assertThat(nodes.session("a")).isEmpty();

        time.pass(Duration.ofMinutes(1));
        assertThat(nodes.find("a")).isEmpty();
        assertThat(nodes.all()).isEmpty();
    }

    @Test
    void theNewerOfTwoNodesWithOneIdWins() {
        NodeSession older = connect("a");
        NodeSession newer = connect("a");

        assertThat(replaced).containsExactly("a");
        assertThat(older.isOpen()).isFalse();
        older.periodic(sample(older, 9));
        older.end();

        assertThat(newer.isOpen()).isTrue();
        assertThat(nodes.session("a")).contains(newer);
        assertThat(nodes.all()).singleElement().satisfies(node -> {
            assertThat(node.connected()).isTrue();
            assertThat(node.periodic()).isEmpty();
        });
    }

    @Test
    void boundsTheNodesConnectedAtOnce() {
        connect("a");
        NodeSession b = connect("b");

        assertThatThrownBy(() -> connect("c"))
                .isInstanceOf(TooManyNodesException.class)
                .hasMessageContainingAll("2", "MOMO_MAX_NODES");

        connect("a");
        b.end();
        connect("c");
        assertThat(nodes.all()).extracting(node -> node.identity().id()).containsExactly("a", "b", "c");
    }

    @Test
    void forgetsTheOldestOfTooManyThatLeft() {
        for (String id : List.of("a", "b", "c")) {
            connect(id).end();
            time.pass(Duration.ofSeconds(1));
        }

        assertThat(nodes.all()).extracting(node -> node.identity().id()).containsExactly("b", "c");
    }

    @Test
    void anyMessageCountsAsSeen() {
        NodeSession session = connect("a");
        time.pass(Duration.ofSeconds(2));
        session.seen();
        time.pass(Duration.ofSeconds(1));

        assertThat(nodes.find("a").orElseThrow().silence()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void noListenerHearsOfASampleOfANodeThatLeft() {
        List<String> heard = new CopyOnWriteArrayList<>();
        CountDownLatch hearing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        nodes = new Nodes(2, time, List.of(new NodeListener() {
            @Override
            public void sampled(NodeSession session, NodeSample sample) {
                hearing.countDown();
                awaitUninterrupted(goOn);
                heard.add("sample");
            }

            @Override
            public void left(NodeSession session) {
                heard.add("left");
            }
        }));
        NodeSession session = connect("a");
        CompletableFuture<Void> telling = CompletableFuture.runAsync(() -> session.periodic(sample(session, 1)));
        awaitUninterrupted(hearing);
        CompletableFuture<Void> leaving = CompletableFuture.runAsync(session::end);
        await().during(Duration.ofMillis(100)).until(() -> nodes.session("a").isEmpty() && heard.isEmpty());
        goOn.countDown();

        CompletableFuture.allOf(telling, leaving).orTimeout(10, SECONDS).join();
        session.periodic(sample(session, 2));
        assertThat(heard).containsExactly("sample", "left");
        assertThat(nodes.find("a").orElseThrow().periodic()).isEmpty();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void listenersHearSamplesAndLeavingEvenBesideOneThatFails() {
        List<String> heard = new ArrayList<>();
        NodeListener failing = new NodeListener() {
            @Override
            public void sampled(NodeSession session, NodeSample sample) {
                throw new IllegalStateException("a listener of the test fails");
            }

            @Override
            public void left(NodeSession session) {
                throw new IllegalStateException("a listener of the test fails");
            }
        };
        NodeListener recorder = new NodeListener() {
            @Override
            public void sampled(NodeSession session, NodeSample sample) {
                heard.add("sample " + sample.sequence());
            }

            @Override
            public void left(NodeSession session) {
                heard.add("left " + session.identity().id());
            }
        };
        nodes = new Nodes(2, time, List.of(failing, recorder));
        NodeSession replacedOne = connect("a");
        NodeSession session = connect("a");
        replacedOne.periodic(sample(replacedOne, 1));
        replacedOne.end();
        session.periodic(sample(session, 2));
        session.end();
        session.end();

        assertThat(heard).containsExactly("sample 2", "left a");
    }

    @Test
    void remembersWhenANodeWasFirstSeen() {
        Instant first = time.now();
        connect("a").end();
        time.pass(Duration.ofMinutes(5));
        connect("a");
        time.pass(Duration.ofMinutes(5));
        Instant since = time.now();
        connect("a");

        assertThat(nodes.find("a").orElseThrow())
                .extracting(NodeSnapshot::firstSeen, NodeSnapshot::since)
                .containsExactly(first, since);
    }
}
