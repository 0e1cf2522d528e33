package dev.momo.gateway.openapi;

import static dev.momo.gateway.testing.FakeNode.established;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.momo.gateway.feed.FeedServer;
import dev.momo.gateway.node.Nodes;
import dev.momo.gateway.openapi.Contract.Answer;
import dev.momo.gateway.testing.Camera;
import dev.momo.gateway.testing.EventReader;
import dev.momo.gateway.testing.FakeNode;
import dev.momo.gateway.testing.Fleet;
import dev.momo.gateway.testing.SampleReport;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The running gateway does what {@code /openapi.yaml} says, all of it and nothing else. */
@QuarkusTest
class OpenApiTest {

    private static final String OPENMETRICS = "application/openmetrics-text";
    private static final List<String> WITH_CONTENT = List.of("GET", "HEAD");
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE");

    @TestHTTPResource("/")
    URI home;

    @Inject
    FeedServer feed;

    @Inject
    Nodes nodes;

    @Inject
    Router router;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<String> seen = new TreeSet<>();
    private Contract contract;
    private Fleet fleet;

    @BeforeEach
    void open() throws Exception {
        fleet = new Fleet(feed.port(), nodes);
        contract = Contract.parse(send("GET", "/openapi.yaml").body());
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    /** Of an endless answer only the headers. */
    private Answer send(String method, String request, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(home.resolve(request))
                .method(method, BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(10));
        if (headers.length > 0) {
            builder.headers(headers);
        }
        HttpResponse<InputStream> response = client.send(builder.build(), BodyHandlers.ofInputStream());
        boolean endless =
                response.headers().firstValue("Content-Type").orElse("").equals("text/event-stream");
        try (InputStream body = response.body()) {
            return new Answer(
                    response.statusCode(), response.headers(), endless ? "" : new String(body.readAllBytes(), UTF_8));
        }
    }

    /** Sends it, GET and HEAD, and holds the answer of that status against the document. */
    private void expect(int status, String path, String request, String... headers) throws Exception {
        for (String method : WITH_CONTENT) {
            expect(method, status, path, request, headers);
        }
    }

    private void expect(String method, int status, String path, String request, String... headers) throws Exception {
        Answer answer = send(method, request, headers);
        assertThat(answer.status()).as("%s %s", method, request).isEqualTo(status);
        seen.add(contract.check(method, path, answer));
    }

    private FakeNode filmed(String id) {
        Camera camera = new Camera();
        camera.loss = 0.06;
        FakeNode node = fleet.connect(id)
                .with(request -> List.of(established("c1", 1)
                        .setReport(camera.after(Duration.ofMillis(200)))
                        .build()))
                .publishing();
        await().until(() -> node.acks().stream().anyMatch(ack -> ack >= 4));
        return node;
    }

    @Test
    void everyDocumentedAnswerIsGivenAndIsAsDocumented() throws Exception {
        withoutNodes();
        withOneNode();
        withTwoNodes();
        files();
        otherMethods();

        assertThat(seen).containsExactlyElementsOf(contract.answers());
    }

    private void withoutNodes() throws Exception {
        fleet.leave(fleet.connect("openapi-left"), "openapi-left");

        expect(503, "/metrics", "/metrics");
        expect(503, "/metrics/history", "/metrics/history?node=openapi-left");
        expect("GET", 503, "/metrics/stream", "/metrics/stream");
        expect(200, "/nodes", "/nodes");
        expect(200, "/nodes/{id}", "/nodes/openapi-left");
        expect(404, "/nodes/{id}", "/nodes/nobody");
    }

    private void withOneNode() throws Exception {
        filmed("openapi-1");

        expect(200, "/metrics", "/metrics");
        expect(200, "/metrics", "/metrics?connection=c1", "Accept-Encoding", "gzip;q=0");
        expect(200, "/metrics", "/metrics", "Accept", OPENMETRICS);
        expect(200, "/metrics", "/metrics?node=openapi-1", "Accept", "text/plain;version=0.0.4");
        expect(304, "/metrics", "/metrics", "If-None-Match", "*");
        expect(404, "/metrics", "/metrics?connection=c9");
        expect(400, "/metrics", "/metrics?node=");
        expect(200, "/metrics/history", "/metrics/history?step=1&seconds=60");
        expect(400, "/metrics/history", "/metrics/history?step=0");
        expect(404, "/metrics/history", "/metrics/history?connection=c9");
        expect(200, "/metrics/stream", "/metrics/stream?interval=500ms");
        expect("GET", 400, "/metrics/stream", "/metrics/stream?interval=1h");
        expect("GET", 404, "/metrics/stream", "/metrics/stream?connection=c9");
        expect(200, "/nodes", "/nodes");
        expect(200, "/nodes/{id}", "/nodes/openapi-1");
    }

    private void withTwoNodes() throws Exception {
        fleet.connect("openapi-2")
                .with(request -> List.of(
                        established("c1", 1).setReport(SampleReport.report()).build()));

        expect(200, "/metrics", "/metrics?node=openapi-2");
        expect(400, "/metrics", "/metrics");
        expect(400, "/metrics/history", "/metrics/history");
        expect("GET", 400, "/metrics/stream", "/metrics/stream");
        expect(200, "/nodes/{id}", "/nodes/openapi-2");
    }

    private void files() throws Exception {
        expect(200, "/", "/");
        expect(304, "/", "/", "If-None-Match", "*");
        for (String file : routes().filter(path -> path.startsWith("/web/")).toList()) {
            expect(200, "/web/{file}", file);
        }
        expect(304, "/web/{file}", "/web/app.js", "If-None-Match", "*");
        expect(404, "/web/{file}", "/web/nothing.js");
        expect(200, "/openapi.yaml", "/openapi.yaml");
        expect(304, "/openapi.yaml", "/openapi.yaml", "If-None-Match", "\"x\", W/" + tag("/openapi.yaml"));
    }

    private String tag(String request) throws Exception {
        return send("GET", request).headers().firstValue("ETag").orElseThrow();
    }

    private void otherMethods() throws Exception {
        for (String path : contract.paths().keySet()) {
            String request = path.replace("{id}", "openapi-1").replace("{file}", "app.js");
            for (String method : METHODS) {
                if (!WITH_CONTENT.contains(method)) {
                    seen.add(contract.check(method, path, send(method, request)));
                }
            }
        }
    }

    @Test
    void eventsAreAsDocumented() {
        filmed("openapi-3");
        try (EventReader reader = EventReader.open(home.resolve("/metrics/stream?node=openapi-3"), "")) {
            for (String type : List.of("message", "node")) {
                assertThat(contract.violations(
                                contract.paths().get("/metrics/stream").at("/get/x-events/" + type),
                                reader.last(type).json()))
                        .isEmpty();
            }
        }
    }

    @Test
    void theHistoryOfANodeWithoutConnectionsIsAsDocumented() throws Exception {
        FakeNode node = fleet.connect("openapi-4").publishing();
        await().until(() -> node.acks().stream().anyMatch(ack -> ack >= 1));

        expect(200, "/metrics/history", "/metrics/history?node=openapi-4");
    }

    @Test
    void everyPathThatIsServedIsDocumented() {
        assertThat(Stream.concat(router.getRoutes().stream().map(Route::getPath).filter(Objects::nonNull), resources())
                        .map(path ->
                                path.replaceFirst("^/web/.*", "/web/{file}").replaceFirst("\\{id:.*}", "{id}"))
                        .filter(path -> !path.equals("/*") && !path.isEmpty())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(contract.paths().keySet());
    }

    private Stream<String> routes() {
        return router.getRoutes().stream().map(Route::getPath).filter(Objects::nonNull);
    }

    private static Stream<String> resources() {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("dev.momo.gateway").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(OpenApiTest::resources);
    }

    private static Stream<String> resources(JavaClass type) {
        String path = type.getAnnotationOfType(Path.class).value();
        return Stream.concat(
                Stream.of(path),
                type.getMethods().stream()
                        .filter(method -> method.isAnnotatedWith(Path.class))
                        .map(method -> path + "/"
                                + method.getAnnotationOfType(Path.class).value()));
    }
}
