package dev.momo.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The gateway's page in a real browser, while a real viewer watches a real node. */
final class LivePageIT {

    private static final String TOKEN = "a-token-for-the-tests-of-the-page";
    private static final Duration SOON = Duration.ofSeconds(20);

    private static NodeProcess node(GatewayProcess.Address address) {
        return NodeProcess.start(
                Map.of("MOMO_FEED_TOKEN", TOKEN),
                "--gateway",
                "127.0.0.1:" + address.feed(),
                "--node-id",
                "door",
                "p2p",
                "--port",
                "0");
    }

    @Test
    void showsHowTheStreamIsWhenTheNodeIsGoneAndWhenItIsBack() {
        GatewayProcess.Address address = GatewayProcess.Address.free(TOKEN);
        URI home = URI.create("http://127.0.0.1:" + address.metrics() + "/");
        try (GatewayProcess gateway = GatewayProcess.start(address).awaitUp();
                Browser browser = new Browser()) {
            LivePage page = browser.watch(home);
            try (NodeProcess node = node(address)) {
                await("the node").atMost(SOON).until(page::level, "Nobody is connected"::equals);
                Page viewer = browser.open(node.page());
                await("the node's greeting").atMost(SOON).until(viewer::state, "ready"::equals);
                viewer.connectAndAwaitPicture();
                await("a verdict").atMost(SOON).until(page::level, level -> level.matches("Good|Fair|Poor"));
                assertThat(page.reasons()).isNotEmpty();
                assertThat(page.facts()).contains("webrtc-java", "p2p 0.0.0.0:");
                assertThat(page.tiles()).contains("640 × 480", "video/");
                assertThat(page.isOld()).isFalse();
                assertThat(page.chartTitles()).contains("Bit rate", "Frames a second", "Round trip", "Verdict");
                long newest = page.newestPoint();
                await("the lines move").atMost(SOON).until(() -> page.newestPoint() > newest);
                assertThat(page.search("outbound-rtp keyFramesEncoded"))
                        .singleElement()
                        .asString()
                        .startsWith("outbound-rtp ");
                assertThat(page.search("no such thing")).isEmpty();
            }
            await("gone").atMost(SOON).until(page::level, level -> level.startsWith("Gone, last seen"));
            assertThat(page.isOld()).isTrue();
            try (NodeProcess node = node(address)) {
                await("back").atMost(SOON).until(page::level, "Nobody is connected"::equals);
            }
            assertThat(page.addresses()).isNotEmpty().allSatisfy(uri -> assertThat(uri.getPort())
                    .isEqualTo(address.metrics()));
            assertThat(page.complaints(address.metrics())).isEmpty();

            gateway.program().signal("KILL");
            await("the gateway's absence").atMost(SOON).until(page::isBannerShown);
            try (GatewayProcess again = GatewayProcess.start(address).awaitUp()) {
                await("the gateway's return").atMost(SOON).until(() -> !page.isBannerShown());
            }
        }
    }
}
