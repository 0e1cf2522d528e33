package dev.momo.gateway.feed;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.momo.gateway.node.Nodes;
import dev.momo.gateway.testing.FakeNode;
import dev.momo.gateway.testing.Fleet;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The series of the gateway itself, on the management interface. */
@QuarkusTest
class OwnSeriesTest {

    private static final Pattern URI_TAG = Pattern.compile("http_server_requests\\S*uri=\"([^\"]*)\"");

    @TestHTTPResource(value = "/metrics", management = true)
    URI own;

    @Inject
    FeedServer feed;

    @Inject
    Nodes nodes;

    private String series() {
        return when().get(own).then().statusCode(200).extract().asString();
    }

    private double value(String sample) {
        Matcher matcher =
                Pattern.compile("(?m)^" + Pattern.quote(sample) + " (\\S+)$").matcher(series());
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
    }

    @Test
    void theFeedIsCounted() {
        double before = value("metrics_gateway_feed_messages_received_total");
        try (Fleet fleet = new Fleet(feed.port(), nodes)) {
            FakeNode node = fleet.connect("cam").publishing();
            await().until(() -> value("metrics_gateway_feed_messages_received_total") >= before + 3);

            assertThat(value("metrics_gateway_feed_streams")).isGreaterThanOrEqualTo(1);
            assertThat(value("metrics_gateway_feed_received_bytes_total")).isPositive();

            fleet.leave(node, "cam");
            await().until(() -> value("metrics_gateway_feed_streams_ended_total{status=\"CANCELLED\"}") >= 1);
        }
    }

    @Test
    void unknownPathsMakeNoSeriesOfTheirOwn() {
        for (int i = 0; i < 30; i++) {
            when().get("/unknown/" + i);
            when().get("/unknown-" + i + "?node=" + i);
            when().get("/metrics?node=" + i);
        }
        given().body("x").post("/metrics");

        assertThat(series()).contains("jvm_memory_used_bytes{");
        Set<String> uris = new TreeSet<>();
        Matcher tags = URI_TAG.matcher(series());
        while (tags.find()) {
            uris.add(tags.group(1));
        }
        assertThat(uris).contains("/metrics").hasSizeLessThan(6).noneMatch(uri -> uri.contains("unknown"));
    }

    @Test
    void theGatewaysOwnSeriesAreNotAmongThoseOfTheNodes() {
        assertThat(given().header("Accept", "application/openmetrics-text")
                        .get("/metrics")
                        .asString())
                .doesNotContain("jvm_", "http_server", "metrics_gateway");
    }
}
