package dev.momo.gateway.fleet;

import static dev.momo.gateway.testing.FakeNode.established;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.momo.gateway.feed.FeedServer;
import dev.momo.gateway.node.Nodes;
import dev.momo.gateway.testing.Camera;
import dev.momo.gateway.testing.FakeNode;
import dev.momo.gateway.testing.Fleet;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FleetTest {

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

    private FakeNode filmed(String id, Camera camera) {
        FakeNode node = fleet.connect(id)
                .with(request -> List.of(established("c1", 1)
                        .setReport(camera.after(Duration.ofMillis(200)))
                        .build()))
                .publishing();
        await().until(() -> node.acks().stream().anyMatch(ack -> ack >= 4));
        return node;
    }

    private static JsonNode get(String path) {
        try {
            return new ObjectMapper().readTree(when().get(path).asByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aNodeWithAllThatIsKnownOfIt() {
        Camera camera = new Camera();
        camera.loss = 0.06;
        filmed("fleet-1", camera);

        JsonNode node = get("/nodes/fleet-1");
        assertThat(node.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "state",
                        "bootId",
                        "version",
                        "environment",
                        "libwebrtc",
                        "firstSeen",
                        "connectedSince",
                        "lastSeen",
                        "silenceMillis",
                        "signaling",
                        "sample",
                        "verdict",
                        "connections");
        assertThat(node.get("state").textValue()).isEqualTo("connected");
        assertThat(node.get("bootId").textValue()).isEqualTo("boot of fleet-1");
        assertThat(node.at("/signaling/state").textValue()).isEqualTo("listening");
        assertThat(node.at("/sample/ageMillis").longValue()).isBetween(0L, 3000L);
        assertThat(node.at("/sample/dropped").intValue()).isZero();
        assertThat(node.at("/sample/stale").booleanValue()).isFalse();
        assertThat(node.get("verdict").textValue()).isEqualTo("fair");
        assertThat(Instant.parse(node.get("firstSeen").textValue()))
                .isBeforeOrEqualTo(Instant.parse(node.get("lastSeen").textValue()));

        JsonNode connection = node.at("/connections/0");
        assertThat(connection.get("state").textValue()).isEqualTo("connected");
        assertThat(Instant.parse(connection.get("since").textValue())).isBefore(Instant.now());
        assertThat(connection.at("/verdict/reasons/0/code").textValue()).isEqualTo("sent-packets-lost");
        assertThat(connection.at("/verdict/reasons/0/evidence/0"))
                .hasToString("{\"member\":\"remote-inbound-rtp.fractionLost\",\"stats\":\"RIV1\","
                        + "\"figure\":\"lossShare\",\"value\":0.06,\"threshold\":0.02}");
        assertThat(connection.get("video"))
                .hasToString("{\"asked\":{\"width\":1280,\"height\":720,\"framerate\":30},"
                        + "\"sent\":{\"width\":1280,\"height\":720,\"framerate\":29},\"limit\":\"none\"}");
        assertThat(connection.at("/path/relayed").booleanValue()).isFalse();
        assertThat(connection.at("/path/figures/availableOutgoingBitrate").intValue())
                .isEqualTo(4_000_000);
        JsonNode video = connection.at("/streams/1");
        assertThat(video.get("codec").textValue()).isEqualTo("video/VP8");
        assertThat(video.get("limitation").textValue()).isEqualTo("bandwidth");
        assertThat(video.at("/figures/framesEncodedPerSecond").doubleValue()).isEqualTo(30);
        assertThat(video.get("figures").has("limitation")).isFalse();
        assertThat(video.get("figures").has("nacksPerSecond")).isFalse();
    }

    @Test
    void allNodesByTheirIds() {
        filmed("fleet-3", new Camera());
        fleet.connect("fleet-2");

        List<String> ids = when().get("/nodes").then().statusCode(200).extract().path("nodes.id");
        assertThat(ids).isSorted().contains("fleet-2", "fleet-3");
        when().get("/nodes")
                .then()
                .header("Cache-Control", "no-cache")
                .body("nodes.find{it.id=='fleet-3'}.verdict", equalTo("good"))
                .body("nodes.find{it.id=='fleet-2'}.verdict", nullValue())
                .body("nodes.find{it.id=='fleet-2'}.sample", nullValue());
    }

    @Test
    void aNodeThatLeftStaysListedAsGone() {
        fleet.leave(filmed("fleet-4", new Camera()), "fleet-4");

        when().get("/nodes/fleet-4")
                .then()
                .statusCode(200)
                .body("state", equalTo("gone"))
                .body("version", containsString("Momo"))
                .body("sample", nullValue())
                .body("connections.size()", equalTo(0));
    }

    @Test
    void anIdMayHoldAnything() {
        fleet.connect("lab/cam 1");

        given().urlEncodingEnabled(false)
                .get("/nodes/lab%2Fcam%201")
                .then()
                .statusCode(200)
                .body("id", equalTo("lab/cam 1"));
    }

    @Test
    void anUnknownNode() {
        fleet.connect("fleet-5");

        when().get("/nodes/nobody")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("No node has the id 'nobody'; known are"));
    }

    @Test
    void headAndOtherMethods() {
        when().head("/nodes").then().statusCode(200);
        when().post("/nodes").then().statusCode(405).contentType("application/problem+json");
    }
}
