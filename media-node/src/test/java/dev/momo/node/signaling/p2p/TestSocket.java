package dev.momo.node.signaling.p2p;

import static org.awaitility.Awaitility.await;

import dev.momo.node.rtc.IceCandidate;
import dev.momo.node.rtc.TestViewer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A viewer's WebSocket to a node of p2p mode. Candidates are kept apart: they come in between everything. */
public final class TestSocket implements WebSocket.Listener {

    private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<IceCandidate> candidates = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private volatile boolean closed;
    private @Nullable WebSocket socket;

    public static TestSocket open(int port, @Nullable String origin) throws Exception {
        TestSocket listener = new TestSocket();
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (origin != null) {
            builder.header("Origin", origin);
        }
        listener.socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws"), listener)
                .get(5, TimeUnit.SECONDS);
        return listener;
    }

    /** Offers for the viewer, and goes on until it decodes; 10 s at most. */
    public void watch(TestViewer viewer) throws Exception {
        send(new JsonObject().put("type", "offer").put("sdp", viewer.offer()));
        viewer.answer(next("answer").getString("sdp"));
        await().atMost(10, TimeUnit.SECONDS).until(() -> {
            viewer.takeCandidates().forEach(candidate -> sendText(Messages.candidate(candidate)));
            takeCandidates().forEach(viewer::addCandidate);
            return viewer.frames() > 0;
        });
    }

    void send(JsonObject message) {
        sendText(message.encode());
    }

    void sendText(String text) {
        socket.sendText(text, true).join();
    }

    /** The next message but candidates; it has to be of that type and to come within 5 s. */
    JsonObject next(String type) throws InterruptedException {
        JsonObject message = messages.poll(5, TimeUnit.SECONDS);
        if (message == null || !type.equals(message.getString("type"))) {
            throw new AssertionError("expected " + type + " but got " + message);
        }
        return message;
    }

    List<IceCandidate> takeCandidates() {
        List<IceCandidate> taken = new ArrayList<>();
        candidates.drainTo(taken);
        return taken;
    }

    boolean isClosed() {
        return closed;
    }

    /** Closes without a word. */
    public void abort() {
        socket.abort();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket source, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            JsonObject message = new JsonObject(partial.toString());
            partial.setLength(0);
            if ("candidate".equals(message.getString("type"))) {
                JsonObject ice = message.getJsonObject("ice");
                candidates.add(new IceCandidate(
                        ice.getString("sdpMid"), ice.getInteger("sdpMLineIndex"), ice.getString("candidate")));
            } else {
                messages.add(message);
            }
        }
        source.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket source, int status, String reason) {
        closed = true;
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket source, Throwable error) {
        closed = true;
    }
}
