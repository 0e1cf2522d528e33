package dev.momo.gateway.metrics;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.momo.gateway.feed.FeedServer;
import dev.momo.gateway.node.NodeSnapshot;
import dev.momo.gateway.node.Nodes;
import dev.momo.gateway.testing.FakeNode;
import dev.momo.gateway.testing.Fleet;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real programs send in Accept, and what they get. */
@QuarkusTest
class NegotiationTest {

    private static final String OPENMETRICS = "application/openmetrics-text";
    private static final RestAssuredConfig AS_SENT = RestAssuredConfig.config()
            .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());

    @Inject
    FeedServer feed;

    @Inject
    Nodes nodes;

    @TestHTTPResource("/metrics")
    URI metrics;

    private Fleet fleet;

    @BeforeEach
    void open() {
        fleet = new Fleet(feed.port(), nodes);
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    private FakeNode publishing(String id) {
        FakeNode node = fleet.connect(id).withViewer("peer-1").publishing();
        Awaitility.await()
                .until(() -> nodes.find(id).flatMap(NodeSnapshot::periodic).isPresent());
        return node;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    Prometheus 3 | application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2 | application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=allow-utf-8
                    Prometheus 3 with native histograms | application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited;escaping=allow-utf-8;q=0.7,application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2 | application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=allow-utf-8
                    Prometheus 2.42 | application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1 | application/openmetrics-text; version=1.0.0; charset=utf-8
                    Prometheus 2.53 | application/openmetrics-text;version=1.0.0;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.2 | application/openmetrics-text; version=1.0.0; charset=utf-8
                    Prometheus 2.5 | application/openmetrics-text; version=0.0.1,text/plain;version=0.0.4;q=0.5,*/*;q=0.1 | application/openmetrics-text; version=0.0.1; charset=utf-8
                    VictoriaMetrics | text/plain;version=0.0.4;q=1,*/*;q=0.1 | text/plain; version=0.0.4; charset=utf-8
                    Telegraf | text/plain;version=0.0.4;q=0.5,*/*;q=0.1 | text/plain; version=0.0.4; charset=utf-8
                    curl with a name | application/openmetrics-text | application/openmetrics-text; version=1.0.0; charset=utf-8
                    """)
    void scrapersGetTheExpositionTheyLikeMost(String who, String accept, String contentType) {
        publishing("cam");

        given().header("Accept", accept)
                .get("/metrics")
                .then()
                .statusCode(200)
                .header("Content-Type", contentType)
                .header("Vary", "Accept, Accept-Encoding")
                .header("Cache-Control", "no-cache")
                .body(containsString("media_node_up{node=\"cam\"} 1.0\n"))
                .body(containsString("webrtc_outbound_rtp_bytes_sent_total{connection=\"peer-1\",kind=\"video\""));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    curl | */*
                    Firefox | text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8
                    Chrome | text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7
                    axios | application/json, text/plain, */*
                    jQuery | application/json, text/javascript, */*; q=0.01
                    Java's HttpURLConnection | text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2
                    JSON alone | application/json
                    text alone | text/plain
                    an image | image/png
                    nonsense | ;;;q=,"
                    nothing that is known | application/openmetrics-text;version=3.0.0
                    """)
    void everybodyElseGetsJson(String who, String accept) {
        fleet.connect("cam").withViewer("peer-1");

        given().header("Accept", accept)
                .get("/metrics")
                .then()
                .statusCode(200)
                .header("Content-Type", "application/json")
                .header("Vary", "Accept, Accept-Encoding")
                .body("stats.size()", equalTo(25));
    }

    /** REST Assured always sends the header. */
    @ParameterizedTest
    @ValueSource(strings = {"", "Accept:\r\n"})
    void withoutTheHeaderJson(String header) throws IOException {
        fleet.connect("cam").withViewer("peer-1");
        try (Socket socket = new Socket(metrics.getHost(), metrics.getPort())) {
            socket.getOutputStream()
                    .write(("GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + header + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .containsIgnoringCase("\r\ncontent-type: application/json\r\n");
        }
    }

    @Test
    void aScrapeIsAnsweredWhateverTheNodesDo() {
        given().header("Accept", OPENMETRICS)
                .get("/metrics")
                .then()
                .statusCode(200)
                .body(endsWith("# EOF\n"));

        fleet.leave(publishing("gone"), "gone");
        fleet.connect("silent").notAnswering();
        publishing("cam");
        given().header("Accept", OPENMETRICS)
                .get("/metrics")
                .then()
                .statusCode(200)
                .body(containsString("media_node_up{node=\"gone\"} 0.0\n"))
                .body(containsString("media_node_up{node=\"silent\"} 1.0\n"))
                .body(containsString("media_node_up{node=\"cam\"} 1.0\n"));
        when().get("/metrics").then().statusCode(400);
    }

    @Test
    void oneNodeWhereItIsNamed() {
        publishing("cam-1");
        publishing("cam-2");

        given().header("Accept", OPENMETRICS)
                .get("/metrics?node=cam-2&module=x")
                .then()
                .statusCode(200)
                .body(containsString("node=\"cam-2\""))
                .body(not(containsString("cam-1")));
        given().header("Accept", OPENMETRICS)
                .get("/metrics?node=cam-3")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", startsWith("No node has the id 'cam-3'"));
        given().header("Accept", OPENMETRICS).get("/metrics?node=").then().statusCode(400);
    }

    @Test
    void gzipWhereItIsAccepted() {
        publishing("cam");

        given().config(AS_SENT)
                .header("Accept", OPENMETRICS)
                .header("Accept-Encoding", "gzip")
                .get("/metrics")
                .then()
                .statusCode(200)
                .header("Content-Encoding", "gzip");
        given().header("Accept", OPENMETRICS)
                .header("Accept-Encoding", "gzip")
                .get("/metrics")
                .then()
                .body(endsWith("# EOF\n"));
        // With decoders REST Assured would ask for gzip nevertheless.
        given().config(AS_SENT)
                .header("Accept", OPENMETRICS)
                .header("Accept-Encoding", "identity")
                .get("/metrics")
                .then()
                .header("Content-Encoding", nullValue())
                .body(endsWith("# EOF\n"));
    }

    @Test
    void headIsGetWithoutItsBody() {
        publishing("cam");

        Response response = given().header("Accept", OPENMETRICS).head("/metrics");

        response.then()
                .statusCode(200)
                .header("Content-Type", startsWith(OPENMETRICS))
                .header("Content-Length", not(equalTo("0")));
        assertThat(response.asByteArray()).isEmpty();
    }

    @Test
    void samplesOnDemandDoNotShow() {
        fleet.connect("cam").withViewer("peer-1");
        when().get("/metrics").then().statusCode(200).body("stats.size()", equalTo(25));

        given().header("Accept", OPENMETRICS)
                .get("/metrics")
                .then()
                .body(containsString("media_node_up{node=\"cam\"} 1.0\n"))
                .body(not(containsString("webrtc_")));
    }
}
