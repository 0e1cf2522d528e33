package dev.momo.node.signaling.sora;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.momo.node.rtc.TestEngine;
import dev.momo.node.testing.sora.SoraMember;
import dev.momo.node.testing.sora.SoraServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Row by row what Momo's control server answers. */
class ControlServerTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Scene scene = new Scene();
    private final HttpClient http = HttpClient.newHttpClient();
    private final SoraServer sora = scene.server();
    private final TestNode node =
            scene.node(TestEngine.decoding(), Configs.role("sendonly").urls(sora.url()));
    private final ControlServer control =
            new ControlServer(0, node.vertx(), node.client(), node.engine().signaling());
    private int port;

    @BeforeEach
    void start() throws Exception {
        port = control.start().toCompletableFuture().get(5, SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        scene.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void expect(String method, String path, String body, int status, String answer) throws Exception {
        HttpResponse<String> response = send(method, path, body);
        assertThat(response.body()).isEqualTo(answer);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue(status == 200 ? "application/json" : "text/plain; charset=utf-8");
    }

    private void expectState(String state) throws Exception {
        expect("GET", "/connect/status", "", 200, "{\"state\":\"" + state + "\"}");
    }

    private void awaitConnected() {
        await("connected").atMost(SOON).untilAsserted(() -> expectState("connected"));
    }

    @Test
    void nothingIsConnectedUntilItIsSaid() throws Exception {
        expectState("new");
        assertThat(sora.accepted()).isZero();
        expect("POST", "/connect", "", 200, "{\"result\":true}");
        awaitConnected();

        expect("POST", "/close", "", 200, "{\"result\":true}");
        expectState("closed");
        sora.awaitMember(1).awaitGone();
        expect("POST", "/connect", "", 200, "{\"result\":true}");
        awaitConnected();
        assertThat(sora.received("connect")).hasSize(2);
        assertThat(node.peers()).hasSize(1);
    }

    @Test
    void connectAndCloseMayBeSaidTwiceAndInAnyOrder() throws Exception {
        expect("POST", "/close", "", 200, "{\"result\":true}");
        expect("POST", "/connect", "", 200, "{\"result\":true}");
        expect("POST", "/close", "", 200, "{\"result\":true}");
        expect("POST", "/close", "", 200, "{\"result\":true}");
        expect("POST", "/connect", "", 200, "{\"result\":true}");
        expect("POST", "/connect", "", 200, "{\"result\":true}");

        awaitConnected();
        assertThat(node.peers()).hasSize(1);
    }

    @Test
    void muteNeedsAConnection() throws Exception {
        expect("GET", "/mute/status", "", 500, "An error occurred: 'Invalid RTC Connection'");
        expect(
                "POST",
                "/mute",
                "{\"audio\":true,\"video\":true}",
                500,
                "An error occurred: 'Create RTC Connection Failed'");
    }

    @Test
    void muteIsSeenByTheServerAndStays() throws Exception {
        expect("POST", "/connect", "", 200, "{\"result\":true}");
        awaitConnected();
        SoraMember member = sora.awaitMember(1);
        expect("GET", "/mute/status", "", 200, "{\"audio\":false,\"video\":false}");
        expect("POST", "/mute", "{\"video\":true,\"audio\":false}", 200, "{\"audio\":false,\"video\":true}");
        expect("GET", "/mute/status", "", 200, "{\"audio\":false,\"video\":true}");
        await("black")
                .atMost(SOON)
                .until(() -> member.video().frames() > 0 && member.video().luma() < 18);

        expect("POST", "/close", "", 200, "{\"result\":true}");
        expect("POST", "/connect", "", 200, "{\"result\":true}");
        awaitConnected();
        expect("GET", "/mute/status", "", 200, "{\"audio\":false,\"video\":true}");
        SoraMember again = sora.awaitMember(2);
        await("black")
                .atMost(SOON)
                .until(() -> again.video().frames() > 5 && again.video().luma() < 18);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "7", "{", "null"})
    void aBodyThatIsNoObject(String body) throws Exception {
        expect("POST", "/mute", body, 400, "Invalid JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"audio\":true}", "{\"video\":true}", "{\"audio\":1,\"video\":true}"})
    void aBodyThatLacksAKey(String body) throws Exception {
        HttpResponse<String> response = send("POST", "/mute", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"audio\" and \"video\" are needed");
    }

    @Test
    void aBodyThatIsTooLong() throws Exception {
        assertThat(send("POST", "/mute", " ".repeat(100_000)).statusCode()).isEqualTo(413);
        expectState("new");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /",
        "GET, /connect",
        "GET, /mute",
        "GET, /close",
        "POST, /connect/status",
        "POST, /mute/status",
        "GET, /connect/status/",
        "GET, /metrics",
        "POST, /nothing"
    })
    void otherPaths(String method, String path) throws Exception {
        expect(method, path, "", 400, "Invalid Request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "PATCH"})
    void otherMethods(String method) throws Exception {
        expect(method, "/connect", "", 400, "Invalid Method");
    }

    @Test
    void noWebPageMayControl() throws Exception {
        HttpResponse<String> response = send("POST", "/connect", "", "Origin", "https://example.com");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().map()).doesNotContainKey("Access-Control-Allow-Origin");
        expectState("new");
    }
}
