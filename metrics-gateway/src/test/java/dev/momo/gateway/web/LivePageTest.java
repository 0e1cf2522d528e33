package dev.momo.gateway.web;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.momo.gateway.derive.Figure;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LivePageTest {

    private static final Pattern FOREIGN = Pattern.compile("(?:https?:)?//(?!www\\.w3\\.org)[a-z0-9.-]+\\.[a-z]+");
    /** A file that a file of the page names: {@code src="web/app.js"}, {@code from "./dom.js"}. */
    private static final Pattern NAMED = Pattern.compile("(?:src|href)=\"(web/[^\"]+)\"|from \"\\./([^\"]+)\"");

    private static final Pattern INLINE = Pattern.compile("<script(?![^>]*\\bsrc=)|<style|\\s(?:style|on[a-z]+)=");

    /** The page, and whatever it names, and what that names. */
    private static Map<String, String> files() {
        Map<String, String> found = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of("/"));
        while (!open.isEmpty()) {
            String path = open.pop();
            if (found.containsKey(path)) {
                continue;
            }
            String text = when().get(path).then().statusCode(200).extract().asString();
            found.put(path, text);
            NAMED.matcher(text)
                    .results()
                    .map(named -> named.group(1) == null ? "/web/" + named.group(2) : "/" + named.group(1))
                    .forEach(open::push);
        }
        return found;
    }

    private static String typeOf(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "js" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> "text/html; charset=utf-8";
        };
    }

    @Test
    void everyFileThatThePageNamesIsServed() {
        Map<String, String> files = files();

        assertThat(files).containsKeys("/", "/web/app.js", "/web/charts.js", "/web/chart.js", "/web/page.css");
        for (String path : files.keySet()) {
            String tag = given().header("Accept-Encoding", "gzip")
                    .when()
                    .get(path)
                    .then()
                    .statusCode(200)
                    .header("Content-Type", equalTo(typeOf(path)))
                    .header("Content-Encoding", "gzip")
                    .header("Vary", "Accept-Encoding")
                    .header("X-Content-Type-Options", "nosniff")
                    .extract()
                    .header("ETag");
            given().header("Accept-Encoding", "gzip")
                    .header("If-None-Match", tag)
                    .when()
                    .get(path)
                    .then()
                    .statusCode(304);
            given().header("Accept-Encoding", "gzip")
                    .when()
                    .head(path)
                    .then()
                    .statusCode(200)
                    .header("ETag", equalTo(tag));
            when().post(path).then().statusCode(405).header("Allow", "GET, HEAD");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/web",
                "/web/",
                "/web/nothing.js",
                "/web/../application.properties",
                "/index.html",
                "/web/index.html",
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
    void thePageRunsAndAsksNothingThatIsNotOfThisGateway() {
        String policy = when().get("/").header("Content-Security-Policy");

        assertThat(policy)
                .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http:", "https:", "*");
        files().forEach((path, text) -> {
            if (!path.equals("/web/chart.js")) {
                assertThat(FOREIGN.matcher(text).results().map(MatchResult::group))
                        .as(path)
                        .isEmpty();
            }
        });
        assertThat(INLINE.matcher(when().get("/").asString()).results().map(MatchResult::group))
                .isEmpty();
    }

    /** A figure that the gateway does not know would never be drawn. */
    @Test
    void chartsAreOfFiguresThatTheGatewayHas() {
        Set<String> figures = Arrays.stream(Figure.values()).map(Figure::label).collect(Collectors.toSet());
        figures.add("verdict");

        List<String> drawn = Pattern.compile("figure: \"([^\"]+)\"")
                .matcher(when().get("/web/catalogue.js").asString())
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(drawn).hasSizeGreaterThan(20).allMatch(figures::contains);
    }
}
