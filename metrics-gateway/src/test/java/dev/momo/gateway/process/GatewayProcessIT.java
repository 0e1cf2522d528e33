package dev.momo.gateway.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.momo.gateway.testing.EventReader;
import dev.momo.gateway.testing.FakeNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayProcessIT {

    private static final Duration START = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();

    private static GatewayProcess child() throws IOException {
        return GatewayProcess.start(Map.of("MOMO_FEED_TOKEN", FakeNode.TOKEN, "MOMO_PARENT_PIPE", "true"));
    }

    private static JsonNode ports(GatewayProcess gateway) throws IOException, InterruptedException {
        return new ObjectMapper().readTree(gateway.line());
    }

    private HttpResponse<String> get(JsonNode port, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port.intValue() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    @Test
    void aChildTellsItsPortsAndEndsWithItsStdin() throws Exception {
        try (GatewayProcess gateway = child()) {
            JsonNode ports = ports(gateway);
            assertThat(ports.fieldNames()).toIterable().containsExactly("metrics", "feed", "management");
            assertThat(get(ports.get("metrics"), "/metrics").statusCode()).isEqualTo(503);
            assertThat(get(ports.get("management"), "/q/health/ready").statusCode())
                    .isEqualTo(200);
            try (FakeNode node = FakeNode.connect(ports.get("feed").intValue(), "cam")) {
                node.withViewer("c1");
                HttpResponse<String> answer = get(ports.get("metrics"), "/metrics");
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).contains("\"outbound-rtp\"");

                gateway.closeStdin();
                assertThat(gateway.exitCode(Duration.ofMillis(1500))).isZero();
            }
            assertThat(gateway.rest()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"MOMO_FEED_PORT, feed", "MOMO_METRICS_PORT, metrics", "MOMO_MANAGEMENT_PORT, management"})
    void aPortThatIsSetIsTheOneThatIsTold(String variable, String name) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (GatewayProcess gateway = GatewayProcess.start(Map.of(
                "MOMO_FEED_TOKEN", FakeNode.TOKEN, "MOMO_PARENT_PIPE", "true", variable, String.valueOf(port)))) {
            JsonNode ports = ports(gateway);

            assertThat(ports.get(name).intValue()).isEqualTo(port);
            assertThat(ports).extracting(JsonNode::intValue).allMatch(each -> each > 0);
        }
    }

    @Test
    void sigtermIsAnEndLikeAnyOtherEvenWithOpenStreams() throws Exception {
        try (GatewayProcess gateway = child()) {
            JsonNode ports = ports(gateway);
            try (FakeNode node = FakeNode.connect(ports.get("feed").intValue(), "cam")) {
                node.publishing();
                get(ports.get("metrics"), "/metrics");
                URI stream =
                        URI.create("http://127.0.0.1:" + ports.get("metrics").intValue() + "/metrics/stream");
                try (EventReader reader = EventReader.open(stream, "")) {
                    reader.await("message", 1);

                    gateway.terminate();
                    assertThat(gateway.exitCode(Duration.ofSeconds(2))).isZero();
                    assertThat(reader.end()).isTrue();
                }
            }
            assertThat(gateway.rest()).isEmpty();
            assertThat(gateway.stderr()).doesNotContain(FakeNode.TOKEN).doesNotContain("Exception");
        }
    }

    @Test
    void nothingButLoopbackListens() throws Exception {
        try (GatewayProcess gateway = child()) {
            ports(gateway);

            assertThat(ListeningSockets.of(gateway.pid()))
                    .hasSize(3)
                    .allMatch(address ->
                            address.startsWith("0100007F:") || address.startsWith("0000000000000000FFFF00000100007F:"));
        }
    }

    @ParameterizedTest
    @CsvSource({"MOMO_FEED_PORT", "MOMO_METRICS_PORT", "MOMO_MANAGEMENT_PORT"})
    void aTakenPortIsOneLineThatNamesItAndTheSetting(String variable) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());

            String message = failure(Map.of("MOMO_FEED_TOKEN", "x", variable, port));

            assertThat(message).contains("cannot listen on 127.0.0.1:" + port, variable);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MOMO_METRICS_PORT, tcp://10.0.0.7:80, Kubernetes",
        "MOMO_FEED_HOST, no.such.host.invalid, no address is known",
        "MOMO_METRICS_HOST, no.such.host.invalid, MOMO_METRICS_HOST",
        "MOMO_FEED_TOKEN, '', openssl rand -hex 32"
    })
    void aWrongSettingIsOneLineThatNamesIt(String variable, String value, String said) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of("MOMO_FEED_TOKEN", "x"));
        environment.put(variable, value);

        assertThat(failure(environment)).contains(variable, said);
    }

    @Test
    void argumentsAreNotOverlooked() throws Exception {
        try (GatewayProcess gateway = GatewayProcess.start(Map.of("MOMO_FEED_TOKEN", "x"), "--port=1")) {
            assertThat(gateway.exitCode(START)).isEqualTo(1);
            assertThat(gateway.stderr()).contains("'--port=1' is not understood");
        }
    }

    /** What it says when it cannot start: one line on stderr, nothing on stdout. */
    private static String failure(Map<String, String> environment) throws IOException, InterruptedException {
        try (GatewayProcess gateway = GatewayProcess.start(environment)) {
            assertThat(gateway.exitCode(START)).isEqualTo(1);
            assertThat(gateway.rest()).isEmpty();
            assertThat(gateway.stderr().lines()).hasSize(1);
            return gateway.stderr();
        }
    }
}
