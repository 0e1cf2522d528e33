package dev.momo.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.momo.node.testing.link.Link;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the gateway says of a stream whose link gets bad, and good again: a real link, shaped and lossy by the kernel. */
final class ShapedLinkIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    /** libwebrtc feels its way up again, some eight percent a second. */
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    @Test
    void aSlowAndLossyLinkIsTold() {
        assumeTrue(Link.isPossible(), "network namespaces cannot be made here: it takes root");
        try (Link link = new Link(1, 200, 0)) {
            assumeTrue(link.canLose(), "this kernel cannot lose packets by chance");
            try (NodeProcess node = NodeProcess.start(
                            Map.of(), "--resolution", "HD", "--metrics-port", "0", "p2p", "--port", "0");
                    Browser browser = Browser.beyond(link)) {
                Page viewer = browser.open(
                        URI.create("http://" + link.senderAddress() + ":" + node.port() + "/html/p2p.html"));
                await("the node's greeting").atMost(SOON).until(viewer::state, "ready"::equals);
                viewer.connectAndAwaitPicture();
                Metrics gateway = node.metrics();
                await("the connection")
                        .atMost(SOON)
                        .until(() -> !gateway.node().getJsonArray("connections").isEmpty());
                await("a good link").atMost(SOON).until(() -> reasons(gateway), List::isEmpty);

                link.become(300, 5);
                Instant shaped = Instant.now();
                await("a verdict").atMost(SOON).until(() -> level(gateway), "poor"::equals);
                await("its reasons")
                        .atMost(SOON)
                        .until(
                                () -> reasons(gateway),
                                codes -> codes.containsAll(List.of("link-too-slow", "sent-packets-lost")));
                Figures.print(
                        "from a bad link to the verdict and its reasons", Duration.between(shaped, Instant.now()));
                await("the charts").atMost(SOON).until(() -> newestTarget(gateway), target -> target < 300_000);
                Figures.print("from a bad link to the charts", Duration.between(shaped, Instant.now()));

                link.become(0, 0);
                Instant healed = Instant.now();
                await("a good link again").atMost(RECOVERY).until(() -> level(gateway), "good"::equals);
                Figures.print("from a good link to the verdict", Duration.between(healed, Instant.now()));
                assertThat(viewer.framesDecoded()).isPositive();
            }
        }
    }

    private static JsonObject verdict(Metrics gateway) {
        return gateway.node().getJsonArray("connections").getJsonObject(0).getJsonObject("verdict");
    }

    private static String level(Metrics gateway) {
        return verdict(gateway).getString("level");
    }

    private static List<String> reasons(Metrics gateway) {
        JsonArray reasons = verdict(gateway).getJsonArray("reasons");
        return IntStream.range(0, reasons.size())
                .mapToObj(index -> reasons.getJsonObject(index).getString("code"))
                .toList();
    }

    /** Of the video, where the chart ends; NaN where a report was missing. */
    private static double newestTarget(Metrics gateway) {
        JsonArray series = gateway.history().getJsonArray("series");
        JsonArray values = IntStream.range(0, series.size())
                .mapToObj(series::getJsonObject)
                .filter(each -> each.getString("figure").equals("targetBitrate")
                        && each.getString("kind").equals("video"))
                .findFirst()
                .orElseThrow()
                .getJsonArray("values");
        Double newest = values.getDouble(values.size() - 1);
        return newest == null ? Double.NaN : newest;
    }
}
