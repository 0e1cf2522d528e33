package dev.momo.node.signaling.sora;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.momo.node.rtc.Peer;
import dev.momo.node.rtc.TestEngine;
import dev.momo.node.signaling.socket.SignalingConnector;
import dev.momo.node.signaling.socket.SocketSettings;
import dev.momo.node.stats.JsonReports;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A client of Sora with a real engine behind it. */
final class TestNode implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestEngine engine;
    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService statistics = Executors.newSingleThreadExecutor();
    private final JsonReports reports = new JsonReports(statistics);
    private final SoraClient client;

    /** As patient as the real one, but quick to try again. */
    static final Bounds QUICK = new Bounds(
            Bounds.DEFAULT.toConnect(), Bounds.DEFAULT.silence(), Duration.ofMillis(200), Duration.ofMillis(500));

    /** Not connected yet. */
    TestNode(TestEngine engine, Configs config, Bounds bounds) {
        this.engine = engine;
        SocketSettings settings =
                new SocketSettings(false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        this.client = new SoraClient(
                config.config(),
                bounds,
                new SignalingConnector(vertx, settings, engine.signaling()),
                engine.engine(),
                reports::of,
                engine.signaling());
    }

    void connect() {
        engine.signaling().execute(client::connect);
    }

    void disconnect() throws Exception {
        call(client::disconnect).toCompletableFuture().get(10, SECONDS);
    }

    void mute(boolean audio, boolean video) throws Exception {
        call(() -> {
            client.mute(new Muting(audio, video));
            return audio;
        });
    }

    <T> T call(Supplier<T> task) throws Exception {
        return engine.signaling().submit(task::get).get(5, SECONDS);
    }

    SoraClient client() {
        return client;
    }

    TestEngine engine() {
        return engine;
    }

    Vertx vertx() {
        return vertx;
    }

    String state() {
        return client.status().state();
    }

    String detail() {
        return client.status().detail();
    }

    /** Waits for a state; gives how long that took. */
    Duration awaitState(String state) {
        long start = System.nanoTime();
        await(state).atMost(SOON).pollInterval(Duration.ofMillis(20)).until(this::state, state::equals);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The peers that are not closed. */
    List<Peer> peers() {
        return engine.engine().peers();
    }

    /** The statistics of that type and kind that the one peer reports; none without a peer. */
    List<JsonObject> stats(String type, String kind) {
        return stats().stream()
                .filter(stats -> type.equals(stats.getString("type")) && kind.equals(stats.getString("kind")))
                .toList();
    }

    private List<JsonObject> stats() {
        return peers().stream()
                .flatMap(peer -> reports.of(peer).toCompletableFuture().orTimeout(5, SECONDS).join().stream())
                .flatMap(json -> new JsonArray(json).stream())
                .flatMap(element -> element instanceof JsonObject stats ? Stream.of(stats) : Stream.empty())
                .toList();
    }

    /** Waits until that many streams have come so far. */
    void awaitStats(String type, String kind, int count, Predicate<JsonObject> far) {
        await(count + " " + type + " of " + kind)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> stats(type, kind).stream().filter(far).count() == count);
    }

    /** The peer's codec of that kind, as {@code video/VP8}. */
    String codec(String kind) {
        return stats().stream()
                .filter(stats -> "codec".equals(stats.getString("type")))
                .map(stats -> stats.getString("mimeType"))
                .filter(type -> type.startsWith(kind + "/") && !type.endsWith("/rtx"))
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() throws Exception {
        call(client::stop).toCompletableFuture().get(5, SECONDS);
        statistics.shutdown();
        vertx.close().toCompletionStage().toCompletableFuture().get(5, SECONDS);
        engine.close();
    }
}
