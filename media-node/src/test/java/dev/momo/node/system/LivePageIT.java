package dev.momo.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The gateway's page in a real browser, while real viewers watch real nodes. */
final class LivePageIT {

    private static final String TOKEN = "a-token-for-the-tests-of-the-page";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int PHONE = 360;

    private final GatewayProcess.Address address = GatewayProcess.Address.free(TOKEN);
    private final URI home = URI.create("http://127.0.0.1:" + address.metrics() + "/");
    private GatewayProcess gateway;
    private Browser browser;

    @BeforeEach
    void open() {
        gateway = GatewayProcess.start(address).awaitUp();
        browser = new Browser();
    }

    @AfterEach
    void close() {
        browser.close();
        gateway.close();
    }

    private NodeProcess node(String id) {
        return NodeProcess.start(
                Map.of("MOMO_FEED_TOKEN", TOKEN),
                "--gateway",
                "127.0.0.1:" + address.feed(),
                "--node-id",
                id,
                "p2p",
                "--port",
                "0");
    }

    private Page view(NodeProcess node) {
        Page viewer = browser.open(node.page());
        await("the node's greeting").atMost(SOON).until(viewer::state, "ready"::equals);
        viewer.connectAndAwaitPicture();
        return viewer;
    }

    private static void awaitLevel(LivePage page, String level) {
        await(level).atMost(SOON).until(page::level, shown -> shown.matches(level));
    }

    /** The axis is in seconds once one trip took as long as that. */
    private static boolean isOfRoundTrips(String title) {
        return title.matches("Round trip m?s");
    }

    @Test
    void showsHowTheStreamIsWhenTheNodeIsKilledAndWhenItIsBack() {
        LivePage page = browser.watch(home);
        await("what to do").atMost(SOON).until(page::main, text -> text.contains("No node has connected yet"));
        assertThat(page.main()).contains("./momo").contains("MOMO_FEED_TOKEN");
        NodeProcess node = node("door");
        try (node) {
            awaitLevel(page, "Nobody is connected");
            assertThat(page.summary()).contains("waits for a viewer", "press Connect");
            assertThat(page.signaling()).contains("Peer to peer, 0.0.0.0:", "listening");
            view(node);
            awaitLevel(page, "Good|Fair|Poor");
            await("what it sends").atMost(SOON).untilAsserted(() -> {
                assertThat(page.summary()).contains("Sends 640 × 480 at ", "round trip");
                assertThat(page.cards()).contains("Video sent", "640 × 480", "bit/s");
                assertThat(page.link()).isEqualTo("Live");
            });
            assertThat(page.facts()).contains("webrtc-java");
            await("its telling").atMost(SOON).until(page::announcement, text -> text.startsWith("door: "));
            await("the charts").atMost(SOON).untilAsserted(() -> assertThat(page.chartTitles())
                    .anyMatch(title -> title.matches("Bit rate sent [kM]bit/s"))
                    .anyMatch(LivePageIT::isOfRoundTrips)
                    .contains("Verdict", "Frames sent /s", "Picture sent px, height", "Packets lost %"));
            long newest = page.newestPoint("Bit rate sent");
            await("the lines move").atMost(SOON).until(() -> page.newestPoint("Bit rate sent") > newest);
            assertThat(page.search("outbound-rtp keyFramesEncoded"))
                    .singleElement()
                    .asString()
                    .matches("keyFramesEncoded \\d+");
            assertThat(page.search("no such thing")).isEmpty();
            node.program().signal("KILL");
            awaitLevel(page, "Gone");
        }
        assertThat(page.link()).isEqualTo("Not live");
        assertThat(page.summary()).matches("Last seen at [0-9:]+, \\d+ s ago\\..*");
        assertThat(page.chartTitles()).contains("Verdict").anyMatch(LivePageIT::isOfRoundTrips);

        try (NodeProcess again = node("door")) {
            awaitLevel(page, "Nobody is connected");
            view(again);
            awaitLevel(page, "Good|Fair|Poor");
            await("news").atMost(SOON).until(page::link, "Live"::equals);
        }
        assertThat(page.addresses()).isNotEmpty().allSatisfy(uri -> assertThat(uri.getAuthority())
                .isEqualTo(home.getAuthority()));
        assertThat(page.complaints(address.metrics())).isEmpty();
        assertThat(page.mayAsk(URI.create("http://127.0.0.1:" + address.management() + "/q/health")))
                .isFalse();
    }

    @Test
    void doesNotSayOfANodeThatHasJustConnectedThatNobodyWatches() {
        LivePage page = browser.watch(home);
        try (QuietNode node = new QuietNode(address, "door")) {
            awaitLevel(page, "Not known");
            assertThat(page.summary()).isEqualTo("The node has just connected and not said more yet.");
        }
    }

    @Test
    void findsTheGatewayAgain() {
        try (NodeProcess node = node("door")) {
            LivePage page = browser.watch(home);
            awaitLevel(page, "Nobody is connected");
            gateway.program().signal("KILL");
            await("its absence").atMost(SOON).until(page::banner, text -> text.contains("cannot be reached since"));
            assertThat(page.link()).isEqualTo("No gateway");
            assertThat(page.level()).isEqualTo("Not known");
            assertThat(page.summary()).contains("this was: Nobody is connected");
            gateway.close();

            gateway = GatewayProcess.start(address).awaitUp();

            await("its return").atMost(SOON).until(page::banner, String::isEmpty);
            awaitLevel(page, "Nobody is connected");
            await("news").atMost(SOON).until(page::link, "Live"::equals);
            view(node);
            awaitLevel(page, "Good|Fair|Poor");
        }
    }

    @Test
    void aGatewayThatWasStartedAgainIsNotSaidToHaveHadNoNode() {
        LivePage page = browser.watch(home);
        try (NodeProcess node = node("door")) {
            awaitLevel(page, "Nobody is connected");
        }
        gateway.close();
        await("its absence").atMost(SOON).until(page::banner, text -> text.contains("cannot be reached since"));

        gateway = GatewayProcess.start(address).awaitUp();

        await("what it does not know").atMost(SOON).until(page::main, text -> text.contains("Node door is not known"));
        try (NodeProcess node = node("door")) {
            awaitLevel(page, "Nobody is connected");
        }
    }

    @Test
    void saysThatAConnectionEndedAndShowsTheNext() {
        try (NodeProcess node = node("door")) {
            LivePage page = browser.watch(home);
            Page first = view(node);
            Page second = view(node);
            await("both").atMost(SOON).until(() -> page.connections().size() == 2);
            String one = page.connections().get(0);
            String other = page.connections().get(1);
            page.select("node=door&connection=" + one);
            await("the one").atMost(SOON).until(page::cards, text -> text.contains(one + ": connected"));

            first.disconnect();

            awaitLevel(page, "Ended");
            assertThat(page.notice()).contains("Connection " + one + " ended at", other);
            assertThat(page.chartTitles()).anyMatch(LivePageIT::isOfRoundTrips);

            page.select("node=door");
            await("the other").atMost(SOON).until(page::cards, text -> text.contains(other + ": connected"));
            second.disconnect();
            awaitLevel(page, "Nobody is connected");
            assertThat(page.notice()).contains("Connection " + other + " ended at");
        }
    }

    @Test
    void canBeUsedByKeysAlone() {
        try (NodeProcess door = node("door");
                NodeProcess yard = node("yard")) {
            LivePage page = browser.watch(home);
            await("both").atMost(SOON).until(() -> page.nodes().size() == 2);

            page.press(Keys.TAB);
            assertThat(page.focused()).isEqualTo("Skip to the stream");
            assertThat(page.isFocusVisible()).isTrue();
            page.press(Keys.TAB);
            assertThat(page.focused()).isEqualTo("◐ Auto");
            page.press(Keys.SPACE);
            assertThat(page.focused()).isEqualTo("◐ Light");
            page.tabTo("yard");
            assertThat(page.isFocusVisible()).isTrue();
            page.press(Keys.ENTER);

            await("the other").atMost(SOON).until(page::name, "yard"::equals);
            assertThat(page.fragment()).isEqualTo("node=yard");
            assertThat(page.focused()).startsWith("yard");
        }
    }

    @Test
    void fitsAPhoneInLightAndDark() {
        LivePage page = browser.watch(home);
        page.narrow(PHONE);
        await("nobody").atMost(SOON).until(page::main, text -> text.contains("No node has connected yet"));
        assertThat(page.overflow()).isZero();
        try (NodeProcess node = node("a-node-with-a-long-name-" + "x".repeat(60))) {
            view(node);
            awaitLevel(page, "Good|Fair|Poor");
            // The page goes on with the node that it saw first.
            try (NodeProcess other = node("other")) {
                await("both").atMost(SOON).until(() -> page.nodes().size() == 2);
                assertThat(page.search("candidate")).isNotEmpty();
                assertThat(page.overflow()).isZero();
                page.prefer("light");
                String light = page.background();
                page.prefer("dark");
                assertThat(page.background()).isNotEqualTo(light);
            }
        }
    }

    @Test
    void aLinkToANodeThatIsNotThereSaysSo() {
        LivePage page = browser.watch(home.resolve("#node=nowhere"));
        await("the answer").atMost(SOON).until(page::main, text -> text.contains("Node nowhere is not known"));
        try (NodeProcess node = node("nowhere")) {
            awaitLevel(page, "Nobody is connected");
        }
    }
}
