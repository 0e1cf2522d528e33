package dev.momo.node.signaling.p2p;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private int port;

    @TempDir
    Path directory;

    private void serve(@Nullable Path root) throws Exception {
        StaticFiles files = new StaticFiles(root);
        HttpServer server = vertx.createHttpServer().requestHandler(files::serve);
        port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(5, SECONDS)
                .actualPort();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(5, SECONDS);
    }

    private HttpResponse<String> request(String method, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a request line as it is, which no client library does. */
    private String statusOf(String target) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5000);
            String text = "GET " + target + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    @Test
    void thePageIsServedAndTheRootLeadsToIt() throws Exception {
        serve(null);

        HttpResponse<String> page = request("GET", "/html/p2p.html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.body()).contains("id=\"connect\"");
        assertThat(request("GET", "/html/p2p.js").headers().firstValue("Content-Type"))
                .hasValue("application/javascript; charset=utf-8");

        HttpResponse<String> root = request("GET", "/");
        assertThat(root.statusCode()).isEqualTo(302);
        assertThat(root.headers().firstValue("Location")).hasValue("/html/p2p.html");
    }

    @Test
    void aQueryDoesNotMatter() throws Exception {
        serve(null);
        assertThat(request("GET", "/html/p2p.html?codec=VP8").statusCode()).isEqualTo(200);
    }

    @Test
    void ownFilesAreServedAndComeBeforeOurs() throws Exception {
        Files.createDirectories(directory.resolve("html"));
        Files.writeString(directory.resolve("html/p2p.html"), "mine");
        Files.writeString(directory.resolve("index.html"), "home");
        Files.writeString(directory.resolve("with space.txt"), "text");
        serve(directory);

        assertThat(request("GET", "/html/p2p.html").body()).isEqualTo("mine");
        assertThat(request("GET", "/").body()).isEqualTo("home");
        assertThat(request("GET", "/with%20space.txt").body()).isEqualTo("text");
        assertThat(request("GET", "/html/p2p.css").statusCode()).isEqualTo(200);
    }

    @Test
    void headHasTheLengthAndNoBody() throws Exception {
        Files.writeString(directory.resolve("a.txt"), "12345");
        serve(directory);

        for (String path : new String[] {"/a.txt", "/html/p2p.html"}) {
            HttpResponse<String> get = request("GET", path);
            HttpResponse<String> head = request("HEAD", path);
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValue("Content-Length"))
                    .isEqualTo(get.headers().firstValue("Content-Length"));
        }
    }

    @Test
    void whatIsNotThereIsNotFound() throws Exception {
        serve(directory);
        HttpResponse<String> missing = request("GET", "/nope");

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).isEqualTo("The resource '/nope' was not found.");
        assertThat(request("GET", "/html/").statusCode()).isEqualTo(404);
        assertThat(request("GET", "/dev/momo/node/about/build.properties").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void otherMethodsAreRefused(String method) throws Exception {
        serve(null);
        HttpResponse<String> refused = request(method, "/html/p2p.html");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).isEqualTo("Unknown HTTP-method");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret",
                "/html/../../secret",
                "/%2e%2e/secret",
                "/html/%2e%2e/%2e%2e/secret",
                "/a%00b",
                "/%zz"
            })
    void nothingOutsideIsReached(String target) throws Exception {
        Path root = Files.createDirectories(directory.resolve("root"));
        Files.writeString(directory.resolve("secret"), "secret");
        serve(root);

        assertThat(statusOf(target)).contains(" 400 ");
    }

    @Test
    void aLinkDoesNotLeadOut() throws Exception {
        Path root = Files.createDirectories(directory.resolve("root"));
        Files.writeString(directory.resolve("secret"), "secret");
        Files.createSymbolicLink(root.resolve("link"), directory.resolve("secret"));
        serve(root);

        assertThat(request("GET", "/link").statusCode()).isEqualTo(404);
    }
}
