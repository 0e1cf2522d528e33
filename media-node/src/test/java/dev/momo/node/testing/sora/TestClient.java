package dev.momo.node.testing.sora;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.momo.node.adapt.Priority;
import dev.momo.node.device.VideoFormat;
import dev.momo.node.device.fake.FakeDevice;
import dev.momo.node.device.sound.SoundModule;
import dev.momo.node.rtc.DataLink;
import dev.momo.node.rtc.Direction;
import dev.momo.node.rtc.EngineConfig;
import dev.momo.node.rtc.IceCandidate;
import dev.momo.node.rtc.IceState;
import dev.momo.node.rtc.NetworkConfig;
import dev.momo.node.rtc.Peer;
import dev.momo.node.rtc.PeerConfig;
import dev.momo.node.rtc.PeerObserver;
import dev.momo.node.rtc.RtcEngine;
import dev.momo.node.rtc.SoundInput;
import dev.momo.node.rtc.SoundProcessing;
import dev.momo.node.rtc.VideoGoal;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A Sora client as simple as can be, on this project's engine; its channels are taken to be compressed. */
final class TestClient implements PeerObserver, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MAX_BYTES = 2 << 20;

    private final Vertx vertx;
    private final Direction direction;
    private final ScheduledExecutorService signaling = Executors.newSingleThreadScheduledExecutor();
    private final RtcEngine engine;
    private final FakeDevice device;
    private final Peer peer;
    private final List<JsonObject> messages = new CopyOnWriteArrayList<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final List<byte[]> payloads = new CopyOnWriteArrayList<>();
    private final List<DataLink> links = new CopyOnWriteArrayList<>();
    private volatile Function<String, CompletionStage<String>> answers;

    private volatile @Nullable WebSocket socket;
    private volatile boolean closed;
    private volatile IceState state = IceState.NEW;

    TestClient(Vertx vertx, Direction direction, VideoFormat format) {
        this.vertx = vertx;
        this.direction = direction;
        EngineConfig config = new EngineConfig(
                false,
                true,
                new VideoGoal(format, Priority.FRAMERATE),
                SoundInput.PUSHED,
                new SoundProcessing(true, true, true, true),
                NetworkConfig.PLAIN);
        SoundModule sound = direction == Direction.RECVONLY ? SoundModule.decoding() : SoundModule.silent();
        engine = new RtcEngine(config, sound, signaling, System::nanoTime);
        device = new FakeDevice(format, engine.videoSink(), engine.audioSink(), Clock.systemUTC());
        peer = CompletableFuture.supplyAsync(
                        () -> engine.open(
                                new PeerConfig(List.of(), Optional.of(direction), Optional.empty(), Optional.empty()),
                                this),
                        signaling)
                .orTimeout(10, SECONDS)
                .join();
        answers = peer::answer;
    }

    JsonObject connectMessage() {
        return new JsonObject()
                .put("type", "connect")
                .put("role", direction.name().toLowerCase(Locale.ROOT))
                .put("channel_id", "c")
                .put("video", new JsonObject().put("codec_type", "VP8"))
                .put("audio", true);
    }

    /** Has offers answered by somebody else. */
    void answerWith(Function<String, CompletionStage<String>> answers) {
        this.answers = answers;
    }

    TestClient connect(SoraServer server) {
        return connect(server, connectMessage());
    }

    TestClient connect(SoraServer server, JsonObject connect) {
        open(server);
        send(connect);
        return this;
    }

    void open(SoraServer server) {
        socket = vertx.createWebSocketClient(new WebSocketClientOptions()
                        .setMaxMessageSize(MAX_BYTES)
                        .setMaxFrameSize(MAX_BYTES))
                .connect(server.port(), "127.0.0.1", "/signaling")
                .map(opened -> {
                    opened.textMessageHandler(text -> onText(text));
                    opened.closeHandler(ignored -> closed = true);
                    opened.exceptionHandler(ignored -> {});
                    return opened;
                })
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, SECONDS)
                .join();
    }

    WebSocket socket() {
        return Objects.requireNonNull(socket);
    }

    private void onText(String text) {
        texts.add(text);
        JsonObject message = json(text);
        messages.add(message);
        onMessage(message, reply -> send(reply));
    }

    /** Empty if it is not a JSON object. */
    private static JsonObject json(String text) {
        try {
            return new JsonObject(text);
        } catch (DecodeException e) {
            return new JsonObject();
        }
    }

    private void onMessage(JsonObject message, Consumer<JsonObject> reply) {
        switch (String.valueOf(message.getValue("type"))) {
            case "offer" -> answer(message, "answer", reply);
            case "re-offer" -> answer(message, "re-answer", reply);
            case "update" -> answer(message, "update", reply);
            case "ping" -> reply.accept(new JsonObject().put("type", "pong"));
            default -> {}
        }
    }

    private void answer(JsonObject offer, String type, Consumer<JsonObject> reply) {
        signaling.execute(() -> answers.apply(offer.getString("sdp"))
                .thenAccept(
                        sdp -> reply.accept(new JsonObject().put("type", type).put("sdp", sdp))));
    }

    void send(JsonObject message) {
        if (!closed) {
            socket().writeTextMessage(message.encode());
        }
    }

    void sendOn(String label, JsonObject message) {
        // Whoever opened the channel has it a moment before this side.
        DataLink link = await(label)
                .until(
                        () -> links.stream()
                                .filter(candidate -> candidate.label().equals(label))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        signaling.execute(() -> link.send(Zlib.deflate(message.encode().getBytes(StandardCharsets.UTF_8)), true));
    }

    List<DataLink> links() {
        return links;
    }

    /** What came over the WebSocket. */
    List<String> texts() {
        return texts;
    }

    /** What came over data channels. */
    List<byte[]> payloads() {
        return payloads;
    }

    List<JsonObject> messages(String type) {
        return messages.stream()
                .filter(message -> type.equals(message.getValue("type")))
                .toList();
    }

    JsonObject awaitMessage(String type, int count) {
        await("message " + count + " of type " + type)
                .atMost(PATIENCE)
                .until(() -> messages(type).size() >= count);
        return messages(type).get(count - 1);
    }

    boolean isClosed() {
        return closed;
    }

    void awaitClosed() {
        await("the end of the WebSocket").atMost(PATIENCE).until(() -> closed);
    }

    IceState state() {
        return state;
    }

    @Override
    public void onCandidate(IceCandidate candidate) {
        sendCandidate(candidate.candidate());
    }

    void sendCandidate(String candidate) {
        send(new JsonObject().put("type", "candidate").put("candidate", candidate));
    }

    @Override
    public void onState(IceState state) {
        this.state = state;
    }

    @Override
    public void onDataLink(DataLink channel) {
        links.add(channel);
    }

    @Override
    public void onMessage(DataLink channel, byte[] payload, boolean binary) {
        payloads.add(payload);
        Zlib.inflate(payload).ifPresent(inflated -> {
            JsonObject message =
                    json(new String(inflated, StandardCharsets.UTF_8)).put("via", channel.label());
            messages.add(message);
            onMessage(message, reply -> sendOn(channel.label(), reply));
        });
    }

    /** Its reports of that type and kind. */
    List<Map<String, @Nullable Object>> stats(String type, String kind) {
        CompletableFuture<List<Map<String, @Nullable Object>>> result = new CompletableFuture<>();
        peer.collectStats(report -> result.complete(Reports.of(report)));
        return result.orTimeout(5, SECONDS).join().stream()
                .filter(stats -> type.equals(stats.get("type")) && kind.equals(stats.get("kind")))
                .toList();
    }

    /** That member of each of its reports of that type and kind. */
    List<Double> each(String type, String kind, String member) {
        return stats(type, kind).stream()
                .map(stats -> stats.get(member) instanceof Number number ? number.doubleValue() : 0.0)
                .toList();
    }

    @Override
    public void close() throws Exception {
        if (socket != null && !closed) {
            socket().close();
        }
        device.close();
        signaling.submit(engine::close).get(10, SECONDS);
        signaling.shutdown();
    }
}
