package dev.momo.gateway.feed;

import static dev.momo.gateway.testing.FakeNode.established;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.momo.gateway.node.NodeSample;
import dev.momo.gateway.node.Nodes;
import dev.momo.gateway.testing.FakeNode;
import dev.momo.gateway.testing.Fleet;
import dev.momo.gateway.testing.SampleReport;
import dev.momo.stats.v1.Hello;
import dev.momo.stats.v1.PeerConnection;
import dev.momo.stats.v1.PublishRequest;
import dev.momo.stats.v1.Report;
import dev.momo.stats.v1.RtcStats;
import dev.momo.stats.v1.Sample;
import dev.momo.stats.v1.SampleRequest;
import dev.momo.stats.v1.Signaling;
import io.grpc.Status;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class FeedTest {

    @Inject
    FeedServer feed;

    @Inject
    Nodes nodes;

    private Fleet fleet;

    @BeforeEach
    void open() {
        fleet = new Fleet(feed.port(), nodes);
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    private static void assertEnd(FakeNode node, Status.Code code, String... said) {
        Status end = node.end();
        assertThat(end.getCode()).as("%s", end).isEqualTo(code);
        assertThat(end.getDescription()).contains(said).doesNotContain(FakeNode.TOKEN);
    }

    @Test
    void tellsTheNodeTheIntervalAndAcknowledgesWhatCame() {
        FakeNode node = fleet.connect("cam").publishing();

        assertThat(node.intervalMillis()).isEqualTo(200);
        // The first may come before any sample has, and says 0 then.
        await().until(() ->
                node.acks().stream().filter(sequence -> sequence > 0).count() >= 2);
        assertThat(node.acks()).isSorted();
    }

    @Test
    void withoutTheTokenNothingIsTaken() {
        assertEnd(fleet.dial("cam", null), Status.Code.UNAUTHENTICATED, "missing", "MOMO_FEED_TOKEN");
        assertEnd(fleet.dial("cam", "Bearer nonsense"), Status.Code.UNAUTHENTICATED, "wrong");
        assertEnd(fleet.dial("cam", "Basic bm9uc2Vuc2U="), Status.Code.UNAUTHENTICATED, "expected 'Bearer <token>'");
        assertThat(nodes.session("cam")).isEmpty();
    }

    static Stream<Arguments> wrongHellos() {
        return Stream.of(
                Arguments.of(
                        (UnaryOperator<Hello.Builder>) hello -> hello.setProtocolVersion(2),
                        Status.Code.FAILED_PRECONDITION,
                        "protocol_version is 2: this gateway speaks 1"),
                wrong(hello -> hello.setNodeId(""), "node_id has 0 characters"),
                wrong(hello -> hello.setNodeId(" "), "node_id has 1 characters"),
                wrong(hello -> hello.setNodeId("x".repeat(254)), "expected 1 to 253"),
                wrong(hello -> hello.setNodeId("a\nb"), "printable"),
                wrong(hello -> hello.setBootId(""), "boot_id has 0 characters"),
                wrong(hello -> hello.setBootId("x".repeat(129)), "expected 1 to 128"),
                wrong(hello -> hello.setVersion("x".repeat(513)), "version has 513 characters: expected at most 512"),
                wrong(hello -> hello.setEnvironment("x".repeat(513)), "environment has 513"),
                wrong(hello -> hello.setLibwebrtc("x".repeat(513)), "libwebrtc has 513"));
    }

    private static Arguments wrong(UnaryOperator<Hello.Builder> change, String said) {
        return Arguments.of(change, Status.Code.INVALID_ARGUMENT, said);
    }

    @ParameterizedTest
    @MethodSource("wrongHellos")
    void aWrongHelloIsRefusedWithWhatWasExpected(UnaryOperator<Hello.Builder> change, Status.Code code, String said) {
        assertEnd(fleet.dial("cam").hello(change), code, said);
    }

    @Test
    void theHelloComesFirstAndOnce() {
        FakeNode early = fleet.dial("early");
        early.heartbeat();
        assertEnd(early, Status.Code.INVALID_ARGUMENT, "not a Hello");

        assertEnd(fleet.connect("twice").hello(hello -> hello), Status.Code.INVALID_ARGUMENT, "a second Hello");

        FakeNode empty = fleet.connect("empty");
        empty.send(PublishRequest.getDefaultInstance());
        assertEnd(empty, Status.Code.INVALID_ARGUMENT, "without content");
    }

    @Test
    void silenceEndsTheStreamAfterThreeSeconds() {
        long start = System.nanoTime();
        FakeNode mute = fleet.dial("mute");
        FakeNode silent = fleet.connect("silent");
        FakeNode beating = fleet.connect("beating");

        await().pollInterval(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(8))
                .until(() -> {
                    beating.heartbeat();
                    return mute.isEnded() && silent.isEnded();
                });

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
        assertEnd(mute, Status.Code.DEADLINE_EXCEEDED, "no Hello came within 3 s");
        assertEnd(silent, Status.Code.DEADLINE_EXCEEDED, "nothing came from the node for 3 s");
        assertThat(beating.isEnded()).isFalse();
    }

    @Test
    void theNewerOfTwoNodesWithOneIdWins() {
        FakeNode older = fleet.connect("cam");
        FakeNode newer = fleet.connect("cam").publishing();

        assertEnd(older, Status.Code.ALREADY_EXISTS, "same node id");
        await().until(() -> nodes.find("cam").orElseThrow().periodic().isPresent());
        assertThat(newer.isEnded()).isFalse();
    }

    @Test
    void eachBoundEndsTheStreamThatPassesItAlone() {
        FakeNode other = fleet.connect("other");

        assertEnd(
                sending(
                        "connections",
                        sample -> sample.addAllConnections(IntStream.range(0, 5)
                                .mapToObj(i -> established("c" + i, i).build())
                                .toList())),
                Status.Code.RESOURCE_EXHAUSTED,
                "5 connections, the bound is 4",
                "MOMO_MAX_CONNECTIONS");
        assertEnd(
                sending("stats", sample -> sample.addConnections(withStats(31))),
                Status.Code.RESOURCE_EXHAUSTED,
                "31 stats, the bound is 30",
                "MOMO_MAX_STATS");
        assertEnd(
                sending(
                        "bytes",
                        sample -> sample.setSignaling(Signaling.newBuilder().setDetail("x".repeat(66_000)))),
                Status.Code.RESOURCE_EXHAUSTED,
                "larger than the bound of 65536 bytes",
                "MOMO_FEED_MAX_MESSAGE_BYTES");
        assertEnd(
                sending(
                        "many bytes",
                        sample -> sample.setSignaling(Signaling.newBuilder().setDetail("x".repeat(200_000)))),
                Status.Code.RESOURCE_EXHAUSTED,
                "larger than the bound of 65536 bytes");

        other.publishing();
        await().until(() -> nodes.find("other").orElseThrow().periodic().isPresent());
        assertThat(other.isEnded()).isFalse();
    }

    private FakeNode sending(String id, UnaryOperator<Sample.Builder> change) {
        FakeNode node = fleet.connect(id);
        node.send(change.apply(node.sample(SampleRequest.getDefaultInstance())).build());
        return node;
    }

    private static PeerConnection withStats(int count) {
        return established("c1", 1)
                .setReport(Report.newBuilder().addAllStats(Collections.nCopies(count, RtcStats.getDefaultInstance())))
                .build();
    }

    @Test
    void asManyNodesAsMayBe() {
        IntStream.range(0, 4).forEach(i -> fleet.connect("cam-" + i));

        assertEnd(
                fleet.dial("cam-4").hello(hello -> hello),
                Status.Code.RESOURCE_EXHAUSTED,
                "4 nodes are connected, which is the bound",
                "MOMO_MAX_NODES");
        assertThat(fleet.connect("cam-3").isEnded()).isFalse();
    }

    @Test
    void streamsThatHaveNotSaidHelloAreBounded() {
        List<FakeNode> pending =
                IntStream.range(0, 4).mapToObj(i -> fleet.dial("mute-" + i)).toList();
        FakeNode last = fleet.dial("mute-last");

        // Which one is too many depends on the order in which they arrive.
        await().until(() -> last.isEnded() || pending.stream().anyMatch(FakeNode::isEnded));
        FakeNode refused = Stream.concat(pending.stream(), Stream.of(last))
                .filter(FakeNode::isEnded)
                .findFirst()
                .orElseThrow();
        assertEnd(refused, Status.Code.RESOURCE_EXHAUSTED, "4 streams have not said Hello", "MOMO_MAX_NODES");
    }

    @Test
    void connectionsToTheFeedAreBounded() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 9; i++) {
                sockets.add(new Socket("127.0.0.1", feed.port()));
            }
            Socket last = sockets.get(8);
            last.setSoTimeout(5000);
            assertThat(last.getInputStream().read()).isEqualTo(-1);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        await().ignoreExceptions().until(() -> !fleet.connect("cam").isEnded());
    }

    @Test
    void aMessageOutsideTheContractEndsTheStream() {
        PeerConnection connection = established("c1", 1).build();
        assertEnd(
                sending("same", sample -> sample.addConnections(connection).addConnections(connection)),
                Status.Code.INVALID_ARGUMENT,
                "two connections have the id 'c1'");
        assertEnd(
                sending("nameless", sample -> sample.addConnections(established("", 1))),
                Status.Code.INVALID_ARGUMENT,
                "a connection has no id");
    }

    @Test
    void aSampleIsKeptAsItCame() {
        FakeNode node = fleet.connect("cam").withViewer("c1").publishing();
        await().until(() -> nodes.find("cam").orElseThrow().periodic().isPresent());

        NodeSample sample = nodes.find("cam").orElseThrow().periodic().orElseThrow();
        assertThat(sample.node().version()).isEqualTo("WebRTC Native Client Momo 2025.2.0 (1a2b3c4d)");
        assertThat(sample.signaling().getMode()).isEqualTo("p2p");
        assertThat(sample.connection("c1")).hasValueSatisfying(connection -> {
            assertThat(connection.inState()).isEqualTo(Duration.ofSeconds(1));
            assertThat(connection.establishedOrder()).isEqualTo(1);
            assertThat(connection.report()).isEqualTo(SampleReport.report());
        });
        assertThat(node.isEnded()).isFalse();
    }

    @Test
    void anAgeBeyondAllSenseDoesNoHarm() {
        FakeNode node = fleet.connect("cam");
        node.send(node.sample(SampleRequest.getDefaultInstance())
                .setAgeMicros(-1)
                .setCapturedAtMicros(Long.MIN_VALUE)
                .addConnections(established("c1", 1).setInStateMicros(Long.MAX_VALUE))
                .build());
        await().until(() -> nodes.find("cam").orElseThrow().periodic().isPresent());

        assertThat(nodes.find("cam").orElseThrow().periodic().orElseThrow().ageAtReceiptNanos())
                .isPositive();
    }
}
