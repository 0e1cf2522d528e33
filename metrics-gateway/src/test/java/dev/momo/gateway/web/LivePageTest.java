package dev.momo.gateway.web;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LivePageTest {

    private static final Pattern FOREIGN = Pattern.compile("(?:https?:)?//(?!www\\.w3\\.org)[a-z0-9.-]+\\.[a-z]+");

    @ParameterizedTest
    @CsvSource({
        "/, text/html",
        "/web/page.css, text/css",
        "/web/app.js, text/javascript",
        "/web/charts.js, text/javascript",
        "/web/report.js, text/javascript",
        "/web/units.js, text/javascript",
        "/web/chart.js, text/javascript"
    })
    void everyFileIsServed(String path, String type) {
        String tag = given().header("Accept-Encoding", "gzip")
                .when()
                .get(path)
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo(type + "; charset=utf-8"))
                .header("Content-Encoding", "gzip")
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .extract()
                .header("ETag");

        given().header("Accept-Encoding", "gzip")
                .header("If-None-Match", tag)
                .when()
                .get(path)
                .then()
                .statusCode(304);
        when().head(path).then().statusCode(200).header("ETag", equalTo(tag));
        when().post(path).then().statusCode(405).header("Allow", "GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/web",
                "/web/",
                "/web/nothing.js",
                "/web/../application.properties",
                "/index.html",
                "/web/app.js/"
            })
    void nothingElseIs(String path) {
        given().urlEncodingEnabled(false)
                .when()
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void thePageAsksNobodyElse() {
        for (String path : new String[] {"/", "/web/page.css", "/web/app.js", "/web/charts.js", "/web/report.js"}) {
            assertThat(FOREIGN.matcher(when().get(path).asString()).find())
                    .as(path)
                    .isFalse();
        }
    }
}
