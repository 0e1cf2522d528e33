package dev.momo.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Node and gateway started apart, with a link between them, while somebody watches: each may fail and comes back. */
final class ApartIT {

    private static final String TOKEN = "a-token-for-the-tests-of-halves-apart";
    private static final String NODE_ID = "camera-1";
    private static final Duration RECOVERY = Duration.ofSeconds(5);
    private static final Duration NOTICED = Duration.ofSeconds(6);
    private static final Duration SOON = Duration.ofSeconds(15);

    /** A report may be 100 ms old; the rest is for a machine that is busy with tests. */
    private static final Duration OLDEST = Duration.ofMillis(250);

    private static GatewayProcess.Address address;
    private static GatewayProcess gateway;
    private static TcpProxy link;
    private static int port;
    private static NodeProcess node;
    private static Browser browser;
    private static Page page;
    private static Metrics metrics;

    @BeforeAll
    static void start() {
        address = GatewayProcess.Address.free(TOKEN);
        gateway = GatewayProcess.start(address);
        link = new TcpProxy(address.feed());
        port = FreePorts.find();
        node = startNode();
        browser = new Browser();
        gateway.awaitUp();
        metrics = gateway.metrics();
        page = browser.open(node.page());
        await("the node's greeting").atMost(SOON).until(page::state, "ready"::equals);
        page.connectAndAwaitPicture();
    }

    private static NodeProcess startNode() {
        return NodeProcess.start(
                Map.of("MOMO_FEED_TOKEN", TOKEN),
                "--gateway",
                "127.0.0.1:" + link.port(),
                "--node-id",
                NODE_ID,
                "p2p",
                "--port",
                Integer.toString(port));
    }

    @AfterAll
    static void stop() {
        browser.close();
        node.close();
        link.close();
        gateway.close();
    }

    @BeforeEach
    void theRunningSessionIsReported() {
        watching().atMost(SOON).until(() -> isReported(page.stats().receivedVideoSsrc()));
    }

    @Test
    void aKilledGatewayReportsTheRunningSessionSoonAfterItIsBack() {
        long session = page.stats().receivedVideoSsrc();

        gateway.program().signal("KILL");
        gateway.program().awaitExit(RECOVERY);
        assertThat(metrics.isListening()).isFalse();
        gateway.close();
        gateway = GatewayProcess.start(address).awaitUp();

        recovers("a gateway that was killed", session);
        assertThat(page.stats().receivedVideoSsrc()).as("the session went on").isEqualTo(session);
    }

    @Test
    void whileTheLinkIsCutNothingOldIsServedAndSoonAfterAllIsRight() {
        long session = page.stats().receivedVideoSsrc();

        link.cut();
        try {
            long cutAt = System.nanoTime();
            Metrics.Answer unavailable = watching().atMost(NOTICED).until(this::fresh, a -> a.status() == 503);
            Figures.print("cut link, until 503", Duration.ofNanos(System.nanoTime() - cutAt));
            namesTheNode(unavailable);
            // The gateway forgets the stream after 3 s of silence; what it says stays the same.
            await("the cut to last")
                    .during(Duration.ofSeconds(4))
                    .atMost(NOTICED)
                    .untilAsserted(() -> namesTheNode(fresh()));
        } finally {
            link.restore();
        }

        recovers("a link that was cut", session);
        assertThat(page.stats().receivedVideoSsrc()).as("the session went on").isEqualTo(session);
    }

    @Test
    void aKilledNodeIsMissedAtOnceAndWatchedAgainWithoutAClickWhenItIsBack() {
        node.program().signal("KILL");
        node.program().awaitExit(RECOVERY);
        namesTheNode(watching().atMost(NOTICED).until(metrics::get, a -> a.status() == 503));
        node.close();

        node = startNode();
        assertThat(node.port()).isEqualTo(port);
        long upAt = System.nanoTime();
        watching().atMost(RECOVERY).until(() -> metrics.get().status() == 200);
        Figures.print("restarted node, until /metrics answers", Duration.ofNanos(System.nanoTime() - upAt));

        await("the viewer").atMost(SOON).until(page::state, "connected"::equals);
        theRunningSessionIsReported();
        Figures.print("restarted node, until the viewer is back", Duration.ofNanos(System.nanoTime() - upAt));
    }

    private static void recovers(String what, long session) {
        long backAt = System.nanoTime();
        watching().atMost(RECOVERY).until(() -> isReported(session));
        Figures.print(what + ", until the session is reported", Duration.ofNanos(System.nanoTime() - backAt));
    }

    private static boolean isReported(long session) {
        Metrics.Answer answer = metrics.get();
        assertThat(answer.status()).isIn(200, 503);
        return session != 0 && answer.stats().sentVideoSsrc() == session;
    }

    /** Asks, and makes sure that a report, if there is one, is new. */
    private Metrics.Answer fresh() {
        Metrics.Answer answer = metrics.get();
        if (answer.status() == 200) {
            assertThat(answer.stats().isEmpty()).as("a session that runs").isFalse();
            assertThat(answer.age()).isLessThanOrEqualTo(OLDEST);
        }
        return answer;
    }

    private static void namesTheNode(Metrics.Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(answer.json().getString("detail")).contains(NODE_ID);
    }

    private static ConditionFactory watching() {
        return await().pollInterval(Duration.ofMillis(50));
    }
}
