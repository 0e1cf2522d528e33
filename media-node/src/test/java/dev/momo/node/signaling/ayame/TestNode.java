package dev.momo.node.signaling.ayame;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.momo.node.rtc.Direction;
import dev.momo.node.rtc.TestEngine;
import dev.momo.node.signaling.SelfDescription;
import dev.momo.node.signaling.socket.SignalingConnector;
import dev.momo.node.signaling.socket.SignalingUrl;
import dev.momo.node.signaling.socket.SocketSettings;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A client of an Ayame server with a real engine behind it. */
final class TestNode implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestEngine engine = TestEngine.decoding();
    private final Vertx vertx = Vertx.vertx();
    private final AyameClient client;

    private TestNode(String url, String room, String id, Optional<String> key) {
        AyameConfig config = new AyameConfig(
                SignalingUrl.parse(url).orElseThrow(),
                room,
                Optional.of(id),
                key,
                Direction.SENDRECV,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new SelfDescription("test", "libwebrtc", "environment"));
        SocketSettings settings =
                new SocketSettings(false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        client = new AyameClient(
                config,
                new SignalingConnector(vertx, settings, engine.signaling()),
                engine.engine(),
                null,
                engine.signaling());
        engine.signaling().execute(client::start);
    }

    static TestNode join(String url, String id) {
        return new TestNode(url, "room", id, Optional.empty());
    }

    static TestNode join(String url, String id, String key) {
        return new TestNode(url, "room", id, Optional.of(key));
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
        await(state).atMost(SOON).until(this::state, state::equals);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() throws Exception {
        engine.signaling().submit(client::close).get(5, SECONDS);
        vertx.close().toCompletionStage().toCompletableFuture().get(5, SECONDS);
        engine.close();
    }
}
