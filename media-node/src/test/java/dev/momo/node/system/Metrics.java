package dev.momo.node.system;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;

/** A client of a gateway's {@code /metrics}. */
final class Metrics {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    private final String host;
    private final int port;

    Metrics(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /** What came back, and when it was asked for and received. */
    record Answer(int status, HttpHeaders headers, String body, Instant askedAt, Instant receivedAt) {

        JsonObject json() {
            return new JsonObject(body);
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** The report of an answer that has one; none of any other. */
        Stats stats() {
            return status == 200 ? Stats.of(json().getJsonArray("stats")) : Stats.NONE;
        }

        /** Whether nobody watches: not the same as an answer without a report. */
        boolean reportsNobody() {
            return status == 200 && stats().isEmpty();
        }

        /**
         * How old the newest of the report was when it was asked for, below 0 where it was collected after that; one
         * clock measures both. How long a busy machine takes to bring question and answer makes it no older.
         */
        Duration age() {
            return Duration.between(collectedAt(), askedAt);
        }

        Instant collectedAt() {
            return Instant.EPOCH.plus(stats().newestTimestamp(), ChronoUnit.MICROS);
        }
    }

    Answer get() {
        return get("");
    }

    /** @param query with its question mark */
    Answer get(String query) {
        return ask("/metrics" + query);
    }

    /** What the gateway knows of its one node. */
    JsonObject node() {
        return ask("/nodes").json().getJsonArray("nodes").getJsonObject(0);
    }

    /** What the charts of its one connection show. */
    JsonObject history() {
        return ask("/metrics/history").json();
    }

    private Answer ask(String path) {
        try {
            Instant askedAt = Instant.now();
            return answer(CLIENT.send(request(path), BodyHandlers.ofString()), askedAt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    CompletableFuture<Answer> getAsync() {
        Instant askedAt = Instant.now();
        return CLIENT.sendAsync(request("/metrics"), BodyHandlers.ofString())
                .thenApply(response -> answer(response, askedAt));
    }

    private HttpRequest request(String path) {
        URI uri = URI.create("http://" + host + ":" + port + path);
        return HttpRequest.newBuilder(uri).timeout(LIMIT).build();
    }

    private static Answer answer(HttpResponse<String> response, Instant askedAt) {
        return new Answer(response.statusCode(), response.headers(), response.body(), askedAt, Instant.now());
    }

    /** Whether anybody takes connections there. */
    boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) LIMIT.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
