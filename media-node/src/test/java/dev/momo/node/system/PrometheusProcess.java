package dev.momo.node.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A Prometheus with the configuration and the rules of deploy/observability, which scrapes one gateway each second. */
final class PrometheusProcess implements AutoCloseable {

    private static final Path SHIPPED = Path.of("..", "deploy", "observability", "prometheus");
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int SERVICE_UNAVAILABLE = 503;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Program program;
    private final URI api;

    /** A sample of the answer to a query. */
    record Sample(Map<String, Object> labels, double value) {}

    /** A rule as it was evaluated last. */
    record Rule(String type, String name, String query, String health, String lastError) {}

    private PrometheusProcess(Program program, int port) {
        this.program = program;
        this.api = URI.create("http://127.0.0.1:" + port + "/api/v1/");
    }

    /** @param folder an empty one for its configuration and data */
    static PrometheusProcess start(Path folder, int gatewayPort) {
        int port = FreePorts.find();
        try {
            Path rules = Files.createDirectory(folder.resolve("rules"));
            for (String file : List.of("recording.yml", "alerts.yml")) {
                Files.copy(SHIPPED.resolve("rules").resolve(file), rules.resolve(file));
            }
            Path config = folder.resolve("prometheus.yml");
            Files.writeString(config, configuration(gatewayPort));
            Program program = Program.start(
                    Map.of(),
                    List.of(
                            "prometheus",
                            "--config.file=" + config,
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port));
            return new PrometheusProcess(program, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it is shipped, but for the gateway's port and the pace. */
    private static String configuration(int gatewayPort) throws IOException {
        String shipped = Files.readString(SHIPPED.resolve("prometheus.yml"));
        String changed = shipped.replace("[\"127.0.0.1:8081\"]", "[\"127.0.0.1:" + gatewayPort + "\"]")
                .replace("_interval: 15s", "_interval: 1s");
        if (changed.contains("15s\n") || !changed.contains(":" + gatewayPort)) {
            throw new AssertionError("prometheus.yml is not as this test knows it: " + changed);
        }
        return changed;
    }

    PrometheusProcess awaitUp() {
        await("Prometheus")
                .atMost(START)
                .failFast(() -> {
                    if (!program.handle().isAlive()) {
                        throw new AssertionError(program.toString());
                    }
                })
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> !rules().isEmpty());
        return this;
    }

    /** The samples of an instant query at this moment; fails where it cannot be evaluated. */
    List<Sample> query(String expression) {
        JsonArray result =
                get("query?query=" + URLEncoder.encode(expression, UTF_8)).getJsonArray("result");
        return objects(result)
                .map(one -> new Sample(
                        one.getJsonObject("metric").getMap(),
                        Double.parseDouble(one.getJsonArray("value").getString(1))))
                .toList();
    }

    List<Rule> rules() {
        return objects(get("rules").getJsonArray("groups"))
                .flatMap(group -> objects(group.getJsonArray("rules")))
                .map(rule -> new Rule(
                        rule.getString("type"),
                        rule.getString("name"),
                        rule.getString("query"),
                        rule.getString("health"),
                        rule.getString("lastError", "")))
                .toList();
    }

    private JsonObject get(String path) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(api.resolve(path)).timeout(LIMIT).build(), BodyHandlers.ofString());
            if (answer.statusCode() == SERVICE_UNAVAILABLE) {
                // As long as it starts: in text, not in JSON.
                throw new IOException(path + ": " + answer.body());
            }
            JsonObject body = new JsonObject(answer.body());
            if (!body.getString("status").equals("success")) {
                throw new AssertionError(path + ": " + body.encode());
            }
            return body.getJsonObject("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return IntStream.range(0, array.size()).mapToObj(array::getJsonObject);
    }

    @Override
    public void close() {
        program.close();
    }
}
