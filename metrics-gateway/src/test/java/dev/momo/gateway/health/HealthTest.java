package dev.momo.gateway.health;

import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.momo.gateway.feed.FeedServer;
import dev.momo.gateway.node.Nodes;
import dev.momo.gateway.testing.FakeNode;
import dev.momo.gateway.testing.Fleet;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthTest {

    @TestHTTPResource(value = "/health", management = true)
    URI health;

    @Inject
    FeedServer feed;

    @Inject
    Nodes nodes;

    @Test
    void theStateOfTheNodesIsAGroupAndNoProbe() {
        try (Fleet fleet = new Fleet(feed.port(), nodes)) {
            FakeNode node = fleet.connect("health-1").publishing();
            fleet.connect("health-2");
            Awaitility.await()
                    .until(() -> nodes.find("health-1").orElseThrow().periodic().isPresent());

            when().get(health + "/group/nodes")
                    .then()
                    .body("checks[0].data.health-1", startsWith("connected, newest sample "))
                    .body("checks[0].data.health-1", endsWith(" ms old"))
                    .body("checks[0].data.health-2", equalTo("connected, no sample yet"));

            fleet.leave(node, "health-1");
            when().get(health + "/group/nodes")
                    .then()
                    .statusCode(503)
                    .body("status", equalTo("DOWN"))
                    .body("checks[0].data.health-1", startsWith("gone since 20"));
            probesAreUp();
        }
    }

    @Test
    void probesAreUp() {
        when().get(health + "/live").then().statusCode(200).body("status", equalTo("UP"));
        when().get(health + "/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", equalTo(java.util.List.of("feed")));
        when().get(health).then().statusCode(200).body("status", equalTo("UP"));
    }
}
