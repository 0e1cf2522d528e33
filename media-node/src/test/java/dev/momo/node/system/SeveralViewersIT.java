package dev.momo.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several viewers watch one node at once. */
final class SeveralViewersIT {

    private static final Duration SOON = Duration.ofSeconds(10);

    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void eachViewerIsServedAndReportedAndTheLastThatCameIsTheOneShown() {
        try (NodeProcess node = NodeProcess.pair()) {
            Metrics metrics = node.metrics();
            List<Page> viewers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                viewers.add(watch(node));
            }
            viewers.forEach(SeveralViewersIT::picturesGoOn);

            for (int i = 0; i < 3; i++) {
                shows(metrics, "?connection=peer-" + (i + 1), viewers.get(i));
            }
            assertThat(metrics.get("?connection=peer-4").status())
                    .as("a connection that there is not")
                    .isEqualTo(404);
            shows(metrics, viewers.get(2));

            viewers.remove(2).close();
            shows(metrics, viewers.get(1));
            viewers.forEach(SeveralViewersIT::picturesGoOn);

            viewers.remove(0).disconnect();
            picturesGoOn(viewers.get(0));
            shows(metrics, viewers.get(0));
            viewers.remove(0).close();
            await("an empty report").atMost(SOON).until(() -> metrics.get().reportsNobody());
        }
    }

    @Test
    void aViewerTooManyIsToldSoAndDisturbsNobody() {
        try (NodeProcess node = NodeProcess.alone("--max-viewers", "1")) {
            Page first = watch(node);
            picturesGoOn(first);

            Page second = browser.open(node.page());
            await("the node's greeting").atMost(SOON).until(second::state, "ready"::equals);
            second.connect();
            // What the browser still sends, its candidates, must not replace the reason by another.
            await("the refusal, and that it stays")
                    .during(Duration.ofSeconds(1))
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(second.stateText())
                            .contains("already has its 1 viewers", "--max-viewers", "Try again"));
            assertThat(second.state()).isEqualTo("disconnected");

            assertThat(first.state()).isEqualTo("connected");
            picturesGoOn(first);

            first.close();
            await("the free place").atMost(SOON).until(() -> {
                if (second.state().equals("disconnected")) {
                    second.connect();
                }
                return second.state().equals("connected");
            });
            picturesGoOn(second);
        }
    }

    private static Page watch(NodeProcess node) {
        Page page = browser.open(node.page());
        await("the node's greeting").atMost(SOON).until(page::state, "ready"::equals);
        page.connectAndAwaitPicture();
        return page;
    }

    private static void picturesGoOn(Page page) {
        long now = page.framesDecoded();
        await("more pictures").atMost(SOON).until(page::framesDecoded, frames -> frames >= now + 15);
    }

    private static void shows(Metrics metrics, Page page) {
        shows(metrics, "", page);
    }

    private static void shows(Metrics metrics, String query, Page page) {
        long ssrc = page.stats().receivedVideoSsrc();
        assertThat(ssrc).isNotZero();
        await("the report of " + ssrc)
                .atMost(SOON)
                .until(() -> metrics.get(query).stats().sentVideoSsrc() == ssrc);
    }
}
