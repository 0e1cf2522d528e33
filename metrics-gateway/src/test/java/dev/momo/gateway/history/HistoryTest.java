package dev.momo.gateway.history;

import static dev.momo.gateway.testing.FakeNode.established;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.momo.gateway.feed.FeedServer;
import dev.momo.gateway.node.Nodes;
import dev.momo.gateway.testing.Camera;
import dev.momo.gateway.testing.FakeNode;
import dev.momo.gateway.testing.Fleet;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class HistoryTest {

    @Inject
    FeedServer feed;

    @Inject
    Nodes nodes;

    private Fleet fleet;

    @BeforeEach
    void open() {
        fleet = new Fleet(feed.port(), nodes);
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    private FakeNode filmed(String id, String connection) {
        Camera camera = new Camera();
        FakeNode node = fleet.connect(id)
                .with(request -> List.of(established(connection, 1)
                        .setReport(camera.after(Duration.ofMillis(200)))
                        .build()))
                .publishing();
        await().until(() -> node.acks().stream().anyMatch(ack -> ack >= 3));
        return node;
    }

    private static JsonNode get(String query) {
        try {
            return new ObjectMapper()
                    .readTree(when().get("/metrics/history" + query).asByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode series(JsonNode history, String figure) {
        return StreamSupport.stream(history.get("series").spliterator(), false)
                .filter(series -> series.get("figure").textValue().equals(figure))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFiguresOfAConnectionAsColumns() {
        filmed("history-1", "c1");

        JsonNode history = get("?node=history-1");
        assertThat(history.fieldNames())
                .toIterable()
                .containsExactly(
                        "node", "connection", "bootId", "live", "now", "from", "step", "connections", "time", "series");
        assertThat(history.get("connection").textValue()).isEqualTo("c1");
        assertThat(history.get("live").booleanValue()).isTrue();
        int rows = history.get("time").size();
        assertThat(rows).isGreaterThanOrEqualTo(3);
        assertThat(history.get("now").longValue()
                        - history.get("time").get(rows - 1).longValue())
                .isBetween(0L, 2000L);
        assertThat(history.get("series"))
                .allSatisfy(series -> assertThat(series.get("values")).hasSize(rows));
        JsonNode frames = series(history, "framesEncodedPerSecond");
        assertThat(frames.get("stream").textValue()).isEqualTo("OT01V1");
        assertThat(frames.get("direction").textValue()).isEqualTo("outbound");
        assertThat(frames.get("kind").textValue()).isEqualTo("video");
        assertThat(frames.get("unit").textValue()).isEqualTo("frames/s");
        assertThat(frames.get("values").get(0).isNull()).isTrue();
        assertThat(frames.get("values").get(rows - 1).doubleValue()).isEqualTo(30);
        assertThat(series(history, "verdict").get("states"))
                .extracting(JsonNode::textValue)
                .containsExactly("unknown", "good", "fair", "poor");
        assertThat(series(history, "limitation").get("values").get(0).intValue())
                .isEqualTo(2);
    }

    @Test
    void aStepAndALengthNarrowIt() {
        filmed("history-2", "c1");

        JsonNode history = get("?node=history-2&step=60&seconds=120");
        assertThat(history.get("step").intValue()).isEqualTo(60_000);
        assertThat(history.get("time").size()).isBetween(1, 2);
        assertThat(history.get("now").longValue() - history.get("from").longValue())
                .isEqualTo(120_000);
    }

    @Test
    void whatLeftStaysReadable() {
        FakeNode node = filmed("history-3", "c1");
        fleet.leave(node, "history-3");

        JsonNode history = await().until(() -> get("?node=history-3&connection=c1"), kept -> !kept.get("live")
                .booleanValue());
        assertThat(history.get("time").size()).isGreaterThanOrEqualTo(3);
        when().get("/metrics/history?node=history-3&connection=c9")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("Nothing is kept of a connection 'c9' of node 'history-3'; there is 'c1'."));
    }

    @Test
    void aNodeWithoutConnectionsHasNone() {
        fleet.connect("history-4").publishing();

        when().get("/metrics/history?node=history-4")
                .then()
                .statusCode(200)
                .body("connection", nullValue())
                .body("time.size()", equalTo(0))
                .body("series.size()", equalTo(0));
    }

    @Test
    void nodesAreChosenAsByMetrics() {
        filmed("history-5", "c1");
        when().get("/metrics/history").then().statusCode(200).body("node", equalTo("history-5"));
        fleet.connect("history-6");

        when().get("/metrics/history")
                .then()
                .statusCode(400)
                .body("detail", containsString("'history-5', 'history-6'"));
        when().get("/metrics/history?node=nobody").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"seconds=0", "seconds=86401", "step=1.5", "step=1&step=2", "step="})
    void aWrongNumberIsNamed(String query) {
        String name = query.substring(0, query.indexOf('='));
        when().get("/metrics/history?" + query)
                .then()
                .statusCode(400)
                .body("detail", containsString("The parameter '" + name + "' is "));
    }

    @Test
    void compressedAndNotStored() {
        filmed("history-7", "c1");

        given().config(RestAssuredConfig.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Accept-Encoding", "gzip")
                .get("/metrics/history?node=history-7")
                .then()
                .statusCode(200)
                .header("Content-Encoding", "gzip")
                .header("Cache-Control", "no-cache")
                .header("Vary", "Accept-Encoding");
        given().header("Accept-Encoding", "gzip")
                .get("/metrics/history?node=history-7")
                .then()
                .body("series.size()", greaterThan(20));
    }
}
