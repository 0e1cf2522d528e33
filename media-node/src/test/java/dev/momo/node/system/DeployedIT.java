package dev.momo.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A viewer of a node that somebody else has started, in a container for example; {@code deploy/check} says where it is. */
@Tag("deployed")
final class DeployedIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final URI page = URI.create(property("deployed.page"));
    private final URI metrics = URI.create(property("deployed.metrics"));

    @Test
    void aViewerGetsThePictureAndMetricsHasItsReport() {
        Metrics gateway = new Metrics(metrics.getHost(), metrics.getPort());
        try (Browser browser = new Browser();
                Page viewer = browser.open(page)) {
            await("the node's greeting").atMost(SOON).until(viewer::state, "ready"::equals);
            Figures.print("from Connect to the first picture", viewer.connectAndAwaitPicture());
            await("moving pictures").atMost(SOON).until(viewer::framesDecoded, frames -> frames >= 30);

            JsonObject seen = viewer.stats().only("inbound-rtp", "video");
            Metrics.Answer answer = gateway.get();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().getString("environment")).isEqualTo(property("deployed.environment"));
            JsonObject sent = answer.stats().only("outbound-rtp", "video");
            assertThat(sent.getLong("ssrc")).isEqualTo(seen.getLong("ssrc"));
            assertThat(sent.getLong("framesSent")).isGreaterThan(0);
        }
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        assertThat(value).as("-D%s", name).isNotNull();
        return value;
    }
}
