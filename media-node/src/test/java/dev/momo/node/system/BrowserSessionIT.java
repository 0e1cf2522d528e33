package dev.momo.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One viewer watches, and what the node reports of it is what the browser sees. */
final class BrowserSessionIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static final Duration FIRST_PICTURE = Duration.ofSeconds(5);
    private static final Duration LEFT = Duration.ofSeconds(2);

    /** On a busy machine the picture begins smaller than it was filmed. */
    private static final Duration UNTIL_FULL_SIZE = Duration.ofSeconds(15);

    /** A sender reports on its sound every 5 s or so. */
    private static final Duration UNTIL_REPORTED = Duration.ofSeconds(20);

    /** What may be on its way, or received since a report that is some milliseconds old. */
    private static final long PACKETS_UNDER_WAY = 8;

    private static final int COLOUR_TOLERANCE = 30;
    private static final List<List<Integer>> BARS = List.of(
            List.of(255, 255, 255),
            List.of(255, 255, 0),
            List.of(0, 255, 255),
            List.of(0, 255, 0),
            List.of(255, 0, 255),
            List.of(255, 0, 0),
            List.of(0, 0, 255),
            List.of(0, 0, 0));

    private static NodeProcess node;
    private static Metrics metrics;
    private static Browser browser;

    @BeforeAll
    static void start() {
        node = NodeProcess.pair();
        browser = new Browser();
        metrics = node.metrics();
    }

    @AfterAll
    static void stop() {
        browser.close();
        node.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"VP8", "VP9", "H264", "AV1"})
    void aViewerSeesWhatTheNodeFilmsAndTheReportAgrees(String codec) {
        nobodyWatches(SOON);

        try (Page page = browser.open(URI.create(node.page() + "?codec=" + codec))) {
            await("the node's greeting").atMost(SOON).until(page::state, "ready"::equals);
            Duration untilPicture = page.connectAndAwaitPicture();
            Figures.print(codec + ", from Connect to the first picture", untilPicture);
            assertThat(untilPicture).isLessThan(FIRST_PICTURE);
            await("moving pictures").atMost(SOON).until(page::framesDecoded, frames -> frames >= 30);
            assertThat(page.state()).isEqualTo("connected");

            messagesComeBack(page);
            soundIsHeard(page);
            coloursAreTrue(page);
            theReportIsOfThisSession(page, codec);
            packetCountsAgree(page, "video");
            packetCountsAgree(page, "audio");

            page.disconnect();
            assertThat(page.state()).isEqualTo("disconnected");
            nobodyWatches(LEFT);
        }
    }

    private static void nobodyWatches(Duration limit) {
        await("an empty report")
                .atMost(limit)
                .untilAsserted(() -> assertThat(metrics.get().body()).endsWith("\"stats\":[]}"));
    }

    /** The browser tells when a picture is due by the sender's clock once it keeps picture and sound together. */
    @Test
    void picturesWaitForTheirSoundWhereThatIsAskedForOnly() {
        try (Page page = browser.open(node.page())) {
            await("the node's greeting").atMost(SOON).until(page::state, "ready"::equals);
            page.connectAndAwaitPicture();
            await("what keeping together needs").atMost(UNTIL_REPORTED).until(() -> hasSendersReports(page));
            soundIsHeard(page);
            long decoded = page.framesDecoded();
            await("two seconds of pictures").atMost(SOON).until(page::framesDecoded, now -> now > decoded + 60);
            assertThat(isKeptTogether(page)).isFalse();

            page.changeLipSync();
            await("a new connection").atMost(SOON).until(page::state, "connected"::equals);
            await("pictures that wait").atMost(UNTIL_REPORTED).until(() -> isKeptTogether(page));
            soundIsHeard(page);
        }
    }

    private static boolean hasSendersReports(Page page) {
        List<JsonObject> reports = page.stats().all("remote-outbound-rtp");
        return reports.size() == 2 && reports.stream().allMatch(report -> report.getLong("reportsSent") > 0);
    }

    private static boolean isKeptTogether(Page page) {
        return page.stats().all("inbound-rtp").stream()
                .anyMatch(received -> received.containsKey("estimatedPlayoutTimestamp"));
    }

    /** Nothing is behind the node's data channel in this mode: it sends back what it gets. */
    private static void messagesComeBack(Page page) {
        await("the data channel").atMost(SOON).until(page::canSend);
        page.send("pan left, 20° – now");
        await("the echo").atMost(SOON).untilAsserted(() -> assertThat(page.messages())
                .containsExactly("pan left, 20° – now"));
    }

    private static void soundIsHeard(Page page) {
        double before = page.soundEnergy();
        await("a beep").atMost(SOON).until(() -> page.soundEnergy() > before + 0.001);
    }

    private static void coloursAreTrue(Page page) {
        await("true colours").atMost(SOON).untilAsserted(() -> {
            List<List<Integer>> seen = page.bars();
            assertThat(seen).hasSameSizeAs(BARS);
            for (int bar = 0; bar < BARS.size(); bar++) {
                for (int channel = 0; channel < 3; channel++) {
                    assertThat(Math.abs(
                                    seen.get(bar).get(channel) - BARS.get(bar).get(channel)))
                            .as("channel %d of bar %d of %s", channel, bar, seen)
                            .isLessThanOrEqualTo(COLOUR_TOLERANCE);
                }
            }
        });
    }

    private static void theReportIsOfThisSession(Page page, String codec) {
        await("the full size").atMost(UNTIL_FULL_SIZE).untilAsserted(() -> {
            JsonObject sent = metrics.get().stats().only("outbound-rtp", "video");
            JsonObject received = page.stats().only("inbound-rtp", "video");
            for (JsonObject rtp : List.of(sent, received)) {
                assertThat(rtp.getInteger("frameWidth")).as("%s", rtp).isEqualTo(640);
                assertThat(rtp.getInteger("frameHeight")).as("%s", rtp).isEqualTo(480);
            }
        });

        Metrics.Answer answer = metrics.get();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.json().fieldNames()).containsExactly("version", "environment", "libwebrtc", "stats");
        Stats reported = answer.stats();
        Stats seen = page.stats();
        for (String kind : List.of("video", "audio")) {
            JsonObject sent = reported.only("outbound-rtp", kind);
            JsonObject received = seen.only("inbound-rtp", kind);
            assertThat(sent.getLong("ssrc")).as(kind).isEqualTo(received.getLong("ssrc"));
            String expected = kind.equals("video") ? "video/" + codec : "audio/opus";
            assertThat(reported.codecOf(sent)).isEqualTo(expected);
            assertThat(seen.codecOf(received)).isEqualTo(expected);
        }
        assertThat(reported.only("transport").getString("dtlsState")).isEqualTo("connected");
        assertThat(reported.only("transport").getString("iceState")).isEqualTo("connected");
        assertThat(reported.only("peer-connection").getInteger("dataChannelsOpened"))
                .isEqualTo(1);
        assertThat(reported.only("data-channel").getString("label")).isEqualTo("serial");
        assertThat(reported.only("data-channel").getInteger("messagesReceived")).isEqualTo(1);
    }

    /** The node has sent what the browser had before it was asked, and the browser soon has what the node had sent. */
    private static void packetCountsAgree(Page page, String kind) {
        await(kind + " packets").atMost(SOON).untilAsserted(() -> {
            long before = page.stats().only("inbound-rtp", kind).getLong("packetsReceived");
            long sent = metrics.get().stats().only("outbound-rtp", kind).getLong("packetsSent");
            JsonObject after = page.stats().only("inbound-rtp", kind);
            assertThat(sent)
                    .isBetween(
                            before,
                            after.getLong("packetsReceived") + after.getLong("packetsLost") + PACKETS_UNDER_WAY);
        });
    }
}
