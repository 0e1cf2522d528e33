package dev.momo.gateway.json;

import static dev.momo.gateway.testing.FakeNode.established;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.momo.gateway.feed.FeedServer;
import dev.momo.gateway.node.Nodes;
import dev.momo.gateway.testing.FakeNode;
import dev.momo.gateway.testing.Fleet;
import dev.momo.gateway.testing.SampleReport;
import dev.momo.stats.v1.ConnectionState;
import dev.momo.stats.v1.Report;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MetricsTest {

    private static final RestAssuredConfig AS_SENT = RestAssuredConfig.config()
            .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());

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

    private static ValidatableResponse problem(Response response, int status) {
        return response.then()
                .statusCode(status)
                .contentType(equalTo("application/problem+json"))
                .body("type", equalTo("about:blank"))
                .body("status", equalTo(status));
    }

    @Test
    void theReportOfTheViewerWithTheThreeStrings() throws IOException {
        fleet.connect("cam").withViewer("c1");

        Response response = when().get("/metrics");

        response.then().statusCode(200).header("Content-Type", "application/json");
        assertThat(response.asString())
                .startsWith("{\"version\":\"WebRTC Native Client Momo 2025.2.0 (1a2b3c4d)\","
                        + "\"environment\":\"[x86_64] Debian GNU/Linux 12 (bookworm)\","
                        + "\"libwebrtc\":\"webrtc-java 0.14.0 M138.7204\",\"stats\":[{\"type\":\"certificate\",");
        JsonNode body = new ObjectMapper().readTree(response.asByteArray());
        assertThat(body.fieldNames()).toIterable().containsExactly("version", "environment", "libwebrtc", "stats");
        assertThat(body.get("stats")).isEqualTo(SampleReport.json());
    }

    @Test
    void nobodyConnectedIsAnEmptyReport() {
        fleet.connect("cam")
                .with(request -> List.of(established("c1", 1)
                        .setState(ConnectionState.CONNECTION_STATE_FAILED)
                        .build()));

        when().get("/metrics").then().statusCode(200).body("stats.size()", equalTo(0));
    }

    @Test
    void theNodeChoosesTheConnectionUnlessOneIsNamed() {
        Report c1 = SampleReport.report();
        Report c2 = Report.newBuilder().addStats(c1.getStats(0)).build();
        fleet.connect("cam")
                .with(request -> List.of(
                        request.getConnectionId().equals("c1")
                                ? established("c1", 1).setReport(c1).build()
                                : established("c1", 1).build(),
                        request.getConnectionId().isEmpty()
                                ? established("c2", 2).setReport(c2).build()
                                : established("c2", 2).build()));

        when().get("/metrics").then().statusCode(200).body("stats.size()", equalTo(1));
        when().get("/metrics?connection=c1").then().statusCode(200).body("stats.size()", equalTo(25));
        problem(when().get("/metrics?connection=c2"), 503)
                .header("Retry-After", "1")
                .body("detail", containsString("connection 'c2'"));
        problem(when().get("/metrics?connection=c3"), 404)
                .body("detail", equalTo("Node 'cam' has no connection 'c3'."))
                .body("instance", equalTo("/metrics?connection=c3"));
    }

    @Test
    void aNamedConnectionIsServedInAnyState() {
        fleet.connect("cam")
                .with(request -> List.of(established("c1", 1)
                        .setState(ConnectionState.CONNECTION_STATE_FAILED)
                        .setReport(SampleReport.report())
                        .build()));

        when().get("/metrics?connection=c1").then().statusCode(200).body("stats.size()", equalTo(25));
    }

    @Test
    void aConnectionWhoseReportIsLateIsNotAnEmptyReport() {
        fleet.connect("cam").with(request -> List.of(established("c1", 1).build()));

        problem(when().get("/metrics"), 503).body("detail", containsString("was not to be had in time"));
    }

    @Test
    void severalNodesMustBeToldApart() {
        fleet.connect("cam-2");
        fleet.connect("cam-1").withViewer("c1");

        problem(when().get("/metrics"), 400)
                .body("detail", equalTo("2 nodes are connected: name one with ?node=; they are 'cam-1', 'cam-2'."));
        when().get("/metrics?node=cam-1&_=1234").then().statusCode(200).body("stats.size()", equalTo(25));
        when().get("/metrics?node=cam-2").then().statusCode(200).body("stats.size()", equalTo(0));
        problem(when().get("/metrics?node=cam-3"), 404)
                .body("detail", containsString("No node has the id 'cam-3'"))
                .body("detail", containsString("'cam-1', 'cam-2'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"node=a&node=a", "connection=a&connection=b", "node=", "connection="})
    void aParameterIsGivenOnceAndWithAValue(String query) {
        fleet.connect("a");

        problem(when().get("/metrics?" + query), 400).body("detail", containsString("The parameter '"));
    }

    @Test
    void aNodeThatLeftIsNamedWithWhenItWasLastSeen() {
        fleet.leave(fleet.connect("left"), "left");

        problem(when().get("/metrics?node=left"), 503)
                .header("Retry-After", "1")
                .body("detail", containsString("Node 'left' is not connected; it was last seen at 20"))
                .body("detail", matchesPattern(".*Z, [01] s ago\\."));
        problem(when().get("/metrics"), 503).body("detail", containsString("'left'"));
    }

    @Test
    void aNodeThatDoesNotAnswerIsWaitedForASecond() {
        fleet.connect("cam").notAnswering();

        long start = System.nanoTime();
        Response answer = when().get("/metrics");
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        problem(answer, 503)
                .header("Retry-After", "1")
                .body("detail", containsString("Node 'cam' sent no fresh sample within 1 s; it was last seen at"));
        assertThat(took).isBetween(Duration.ofMillis(900), Duration.ofMillis(1500));
    }

    @Test
    void oldDataIsNeverServedAsNew() {
        fleet.connect("cam").withViewer("c1").withAge(Duration.ofSeconds(5)).publishing();

        problem(when().get("/metrics"), 503);
    }

    @Test
    void theEndOfANodeEndsTheWaitForIt() {
        FakeNode node = fleet.connect("cam").with(request -> {
            throw new IllegalStateException("breaks the stream off");
        });

        long start = System.nanoTime();
        Response answer = when().get("/metrics");
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        problem(answer, 503).body("detail", containsString("'cam' left before it sent a sample"));
        assertThat(took).isLessThan(Duration.ofMillis(900));
        assertThat(node.requests()).hasSize(1);
    }

    @Test
    void headIsGetWithoutItsBody() {
        fleet.connect("cam").withViewer("c1");

        Response response = when().head("/metrics");

        response.then()
                .statusCode(200)
                .header("Content-Type", "application/json")
                .header("ETag", not(nullValue()))
                .header("Vary", "Accept, Accept-Encoding");
        assertThat(response.asByteArray()).isEmpty();
    }

    @Test
    void whatAClientHasIsNotSentAgain() {
        fleet.connect("cam").withViewer("c1");
        Response first =
                given().config(AS_SENT).header("Accept-Encoding", "identity").get("/metrics");
        String tag = first.header("ETag");
        first.then()
                .header("Cache-Control", "no-cache")
                .header("Vary", "Accept, Accept-Encoding")
                .header("Content-Encoding", nullValue());
        assertThat(tag).matches("\"[0-9a-f]{16}-[0-9]+\"");

        given().header("If-None-Match", "*")
                .header("Accept-Encoding", "identity")
                .get("/metrics")
                .then()
                .statusCode(304)
                .header("ETag", not(nullValue()))
                .header("Cache-Control", "no-cache")
                .header("Vary", "Accept, Accept-Encoding");
        given().header("If-None-Match", "\"other\"").get("/metrics").then().statusCode(200);
    }

    @Test
    void theTagOfAFreshSampleIsRecognised() {
        FakeNode node = fleet.connect("cam").withViewer("c1");
        String tag =
                given().header("Accept-Encoding", "identity").get("/metrics").header("ETag");
        // Each sample that the node sends from now on has the number of the first.
        node.numberingFrom(0);

        given().header("If-None-Match", "\"x\", W/" + tag)
                .header("Accept-Encoding", "identity")
                .get("/metrics")
                .then()
                .statusCode(304)
                .header("ETag", tag);
    }

    @Test
    void gzipWhereItIsAccepted() {
        fleet.connect("cam").withViewer("c1");

        given().config(AS_SENT)
                .header("Accept-Encoding", "gzip, deflate")
                .get("/metrics")
                .then()
                .statusCode(200)
                .header("Content-Encoding", "gzip")
                .header("ETag", containsString("-gzip\""));
        given().header("Accept-Encoding", "gzip").get("/metrics").then().body("stats.size()", equalTo(25));
        given().config(AS_SENT)
                .header("Accept-Encoding", "gzip;q=0")
                .get("/metrics")
                .then()
                .statusCode(200)
                .header("Content-Encoding", nullValue())
                .body("stats.size()", equalTo(25));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/html,application/xhtml+xml", "application/xml", "nonsense"})
    void jsonIsTheAnswerWhateverIsAccepted(String accept) {
        fleet.connect("cam");

        given().header("Accept", accept)
                .get("/metrics")
                .then()
                .statusCode(200)
                .header("Content-Type", "application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"})
    void otherMethodsAreRefused(String method) {
        problem(when().request(method, "/metrics"), 400)
                .body("detail", equalTo("The method is " + method + ": expected GET or HEAD."));
    }

    @Test
    void aRefusedBodyDoesNotHarmTheConnection() {
        problem(given().body("x".repeat(10_000)).post("/metrics"), 400);
        problem(given().body("x".repeat(100_000)).post("/metrics"), 400);
        given().body("x".repeat(100_000)).get("/metrics").then().statusCode(413);
        problem(when().get("/elsewhere"), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/favicon.ico", "/metrics/x", "/q/health", "/METRICS"})
    void unknownPaths(String path) {
        problem(when().get(path), 404).body("instance", equalTo(path));
        problem(when().post(path), 404);
    }

    @Test
    void otherOriginsGetNoLeaveToRead() {
        fleet.connect("cam");

        given().header("Origin", "https://elsewhere.example")
                .get("/metrics")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue());
    }
}
