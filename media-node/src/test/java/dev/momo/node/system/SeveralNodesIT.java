package dev.momo.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may send to a gateway, and what it makes of several nodes. */
final class SeveralNodesIT {

    private static final String TOKEN = "a-token-for-the-tests-of-several-nodes";
    private static final Duration SOON = Duration.ofSeconds(10);

    private GatewayProcess.Address address;
    private GatewayProcess gateway;
    private Metrics metrics;

    @BeforeEach
    void start() {
        address = GatewayProcess.Address.free(TOKEN);
        gateway = GatewayProcess.start(address).awaitUp();
        metrics = gateway.metrics();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private NodeProcess node(String id, String token) {
        return NodeProcess.start(
                Map.of("MOMO_FEED_TOKEN", token),
                "--gateway",
                "127.0.0.1:" + address.feed(),
                "--node-id",
                id,
                "p2p",
                "--port",
                "0");
    }

    @Test
    void aWrongTokenIsNamedInTheLogAndKeepsNobodyFromWatching() {
        try (NodeProcess node = node("camera-1", "not-the-token-that-the-gateway-was-given");
                Browser browser = new Browser()) {
            assertThat(node.awaitLog("UNAUTHENTICATED.*", SOON))
                    .contains("MOMO_FEED_TOKEN", "MOMO_FEED_TOKEN_FILE", "same on both sides");
            assertThat(metrics.get().status()).isEqualTo(503);

            Page page = browser.open(node.page());
            await("the node's greeting").atMost(SOON).until(page::state, "ready"::equals);
            page.connectAndAwaitPicture();
            assertThat(page.state()).isEqualTo("connected");
            assertThat(metrics.get().status()).isEqualTo(503);
        }
    }

    @Test
    void twoNodesAreToldApartByTheirIds() {
        try (NodeProcess front = node("front-door", TOKEN);
                NodeProcess back = node("back-door", TOKEN)) {
            await("both nodes").atMost(SOON).untilAsserted(() -> {
                Metrics.Answer undecided = metrics.get();
                assertThat(undecided.status()).isEqualTo(400);
                assertThat(undecided.header("Content-Type")).startsWith("application/problem+json");
                assertThat(undecided.body()).contains("front-door", "back-door");
            });
            for (String id : new String[] {"front-door", "back-door"}) {
                await(id).atMost(SOON).until(() -> metrics.get("?node=" + id).reportsNobody());
            }
            assertThat(metrics.get("?node=garage").status()).isEqualTo(404);

            front.program().signal("TERM");
            assertThat(front.program().awaitExit(SOON)).isZero();
            await("the other alone").atMost(SOON).until(() -> metrics.get().status() == 200);
        }
    }

    @Test
    void ofTwoNodesWithOneIdTheNewerWinsAndTheOlderSaysWhy() {
        try (NodeProcess older = node("camera-1", TOKEN)) {
            await("the older").atMost(SOON).until(() -> metrics.get().status() == 200);
            try (NodeProcess newer = node("camera-1", TOKEN)) {
                assertThat(older.awaitLog("ALREADY_EXISTS.*", SOON)).contains("the same node id", "--node-id");
                await("the newer").atMost(SOON).until(() -> metrics.get().status() == 200);

                newer.program().signal("TERM");
                newer.program().awaitExit(SOON);
                await("its end").atMost(SOON).until(() -> metrics.get().status() == 503);
                assertThat(older.program().handle().isAlive()).isTrue();
            }
        }
    }
}
