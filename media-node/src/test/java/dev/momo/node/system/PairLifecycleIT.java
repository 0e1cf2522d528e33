package dev.momo.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pair lives and dies as one. */
final class PairLifecycleIT {

    /** Until of two pairs that start at once on a busy machine one has found that it cannot. */
    private static final Duration START = Duration.ofSeconds(10);

    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Duration FOLLOW = Duration.ofSeconds(3);

    @Test
    void metricsAnswersAsSoonAsItsAddressIsPrinted() {
        try (NodeProcess node = NodeProcess.pair()) {
            Metrics.Answer first = new Metrics(NodeProcess.LOOPBACK, node.metricsPort()).get();
            assertThat(first.status()).as("%s", first).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"verbose", "info", "warning", "error", "none"})
    void bothHalvesLogAtTheLevelAskedFor(String level) {
        String[] options = {"--log-level", level, "--metrics-port", "0", "p2p", "--port", "0"};
        try (NodeProcess node = NodeProcess.start(Map.of(), options)) {
            assertThat(node.metrics().get().status()).isEqualTo(200);
        }
    }

    @Test
    void sigtermEndsBothWithCodeZero() {
        try (NodeProcess node = NodeProcess.pair()) {
            ProcessHandle gateway = ready(node);
            long asked = System.nanoTime();
            node.program().signal("TERM");
            assertThat(node.program().awaitExit(STOP)).isZero();
            Figures.print("SIGTERM, until the pair has ended", Duration.ofNanos(System.nanoTime() - asked));
            nothingIsLeft(node, gateway);
        }
    }

    @Test
    void ctrlCEndsBothWithCodeZero() {
        try (NodeProcess node = NodeProcess.pair()) {
            ProcessHandle gateway = ready(node);
            node.program().signalGroup("INT");
            assertThat(node.program().awaitExit(STOP)).isZero();
            nothingIsLeft(node, gateway);
        }
    }

    @Test
    void anEndThatWasAskedForIsNotComplainedAbout() {
        try (NodeProcess node = NodeProcess.pair()) {
            ready(node);
            node.program().signal("TERM");
            node.program().awaitExit(STOP);
            node.program().awaitOutput(STOP);
            assertThat(node.program().stderr().text()).isEmpty();
        }
    }

    @Test
    void sigtermEndsTheNodeAloneToo() {
        try (NodeProcess node = NodeProcess.alone()) {
            node.port();
            assertThat(node.program().handle().children())
                    .as("processes of a node without --metrics-port")
                    .isEmpty();
            node.program().signal("TERM");
            assertThat(node.program().awaitExit(STOP)).isZero();
        }
    }

    @Test
    void sigtermEndsThePairWhileSomebodyWatches() {
        try (NodeProcess node = NodeProcess.pair();
                Browser browser = new Browser()) {
            ProcessHandle gateway = ready(node);
            Page page = browser.open(node.page());
            await("the node's greeting").until(page::state, "ready"::equals);
            page.connectAndAwaitPicture();
            node.program().signal("TERM");
            assertThat(node.program().awaitExit(STOP)).isZero();
            nothingIsLeft(node, gateway);
            await("the loss").until(page::state, "reconnecting"::equals);
        }
    }

    @Test
    void aGatewayEndsWithItsNodeHoweverThatDies() {
        try (NodeProcess node = NodeProcess.pair()) {
            ProcessHandle gateway = ready(node);
            node.program().signal("KILL");
            long killed = System.nanoTime();
            await("the gateway's end")
                    .atMost(FOLLOW)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !Processes.isRunning(gateway));
            Figures.print("killed node, until its gateway has ended", Duration.ofNanos(System.nanoTime() - killed));
        }
    }

    @Test
    void aNodeWhoseGatewayDiesEndsAndSaysSo() {
        try (NodeProcess node = NodeProcess.pair()) {
            ProcessHandle gateway = ready(node);
            Processes.signal("KILL", Long.toString(gateway.pid()));
            long killed = System.nanoTime();
            assertThat(node.program().awaitExit(FOLLOW)).isEqualTo(1);
            Figures.print("killed gateway, until its node has ended", Duration.ofNanos(System.nanoTime() - killed));
            nothingIsLeft(node, gateway);
            assertThat(node.program().stderr().text()).contains("metrics-gateway has ended", "137");
        }
    }

    @Test
    void pairsRunSideBySide() {
        try (NodeProcess one = NodeProcess.pair();
                NodeProcess other = NodeProcess.pair()) {
            for (NodeProcess each : List.of(one, other)) {
                await("its report").until(() -> each.metrics().get().reportsNobody());
            }
            assertThat(one.port()).isNotEqualTo(other.port());

            one.program().signal("TERM");
            assertThat(one.program().awaitExit(STOP)).isZero();
            await("the other's report").until(() -> other.metrics().get().reportsNobody());
        }
    }

    @ParameterizedTest
    @CsvSource({"--port, --metrics-port 0 p2p --port %d", "--metrics-port, --metrics-port %d p2p --port 0"})
    void aTakenPortIsNamedAndNothingIsLeftRunning(String option, String arguments) throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            try (NodeProcess node =
                    NodeProcess.start(Map.of(), String.format(arguments, port).split(" "))) {
                assertThat(node.program().awaitExit(STOP)).isEqualTo(1);
                node.program().awaitOutput(STOP);
                assertThat(node.program().stderr().text()).contains(option, Integer.toString(port));
                assertThat(node.program().stdout().text()).isEmpty();
            }
        }
    }

    /** The port is free when it is looked at, and taken by whoever is quicker: two pairs at once show that. */
    @ParameterizedTest
    @ValueSource(strings = {"--metrics-port %d p2p --port 0", "--metrics-port 0 p2p --port %d"})
    void ofTwoPairsThatWantOnePortOneRunsAndTheOtherSaysWhyNot(String arguments) {
        int port = FreePorts.find();
        String[] options = String.format(arguments, port).split(" ");
        try (NodeProcess one = NodeProcess.start(Map.of(), options);
                NodeProcess other = NodeProcess.start(Map.of(), options)) {
            await("the end of one")
                    .atMost(START)
                    .until(() -> !one.program().handle().isAlive()
                            || !other.program().handle().isAlive());
            NodeProcess loser = one.program().handle().isAlive() ? other : one;
            NodeProcess winner = loser == one ? other : one;
            assertThat(loser.program().awaitExit(STOP)).isEqualTo(1);
            loser.program().awaitOutput(STOP);
            assertThat(loser.program().stderr().text()).contains(Integer.toString(port));
            await("the winner's report").until(() -> winner.metrics().get().reportsNobody());
        }
    }

    /** Waits until both halves run; gives the gateway. */
    private static ProcessHandle ready(NodeProcess node) {
        node.port();
        node.metrics();
        return node.gateway();
    }

    private static void nothingIsLeft(NodeProcess node, ProcessHandle gateway) {
        await("the gateway's end").atMost(Duration.ofSeconds(1)).until(() -> !Processes.isRunning(gateway));
        // Its output ends when the last of those that have inherited it does.
        node.program().awaitOutput(Duration.ofSeconds(1));
    }
}
