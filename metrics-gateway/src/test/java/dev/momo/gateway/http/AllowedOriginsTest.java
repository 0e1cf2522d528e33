package dev.momo.gateway.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.momo.gateway.feed.FeedServer;
import dev.momo.gateway.testing.FakeNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A gateway of its own, so that the first test sees one to which no node has ever connected. */
@QuarkusTest
@TestProfile(AllowedOriginsTest.Profile.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AllowedOriginsTest {

    public static class Profile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("MOMO_METRICS_ALLOW_ORIGIN", "https://dash.example, http://localhost:3000");
        }
    }

    @Inject
    FeedServer feed;

    @Test
    @Order(1)
    void withoutAnyNodeTheAnswerSaysHowToGetOne() {
        when().get("/metrics")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .contentType(equalTo("application/problem+json"))
                .body("detail", startsWith("No node has connected yet; start a media-node"));
        when().get("/metrics?node=cam")
                .then()
                .statusCode(404)
                .body("detail", equalTo("No node has the id 'cam'; none has connected yet."));
    }

    @Test
    @Order(2)
    void onlyTheNamedOriginsMayRead() {
        try (FakeNode node = FakeNode.connect(feed.port(), "cam")) {
            Response allowed = given().header("Origin", "https://dash.example").get("/metrics");
            allowed.then().statusCode(200).header("Access-Control-Allow-Origin", "https://dash.example");
            assertThat(allowed.headers().getValues("Vary")).containsExactly("Accept, Accept-Encoding", "Origin");

            for (String origin : new String[] {"https://dash.example.org", "http://dash.example", "null"}) {
                Response other = given().header("Origin", origin).get("/metrics");
                other.then().statusCode(200).header("Access-Control-Allow-Origin", nullValue());
                assertThat(other.headers().getValues("Vary")).contains("Origin");
            }
            assertThat(node.isEnded()).isFalse();
        }
    }

    @Test
    @Order(3)
    void theyMayReadProblemsToo() {
        given().header("Origin", "http://localhost:3000")
                .get("/nothing")
                .then()
                .statusCode(404)
                .header("Access-Control-Allow-Origin", "http://localhost:3000");
        given().header("Origin", "http://localhost:3000")
                .post("/metrics")
                .then()
                .statusCode(400)
                .header("Access-Control-Allow-Origin", "http://localhost:3000");
    }
}
