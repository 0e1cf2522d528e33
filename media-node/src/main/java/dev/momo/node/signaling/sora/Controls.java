package dev.momo.node.signaling.sora;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** What the control server can be asked, and what it then does to the client. */
final class Controls {

    private final SoraClient client;
    private final Executor signaling;

    Controls(SoraClient client, Executor signaling) {
        this.client = client;
        this.signaling = signaling;
    }

    /** Completes on the signalling executor; any thread may call. */
    CompletionStage<Reply> on(String method, @Nullable String path, String body) {
        try {
            return CompletableFuture.supplyAsync(() -> reply(method + " " + path, body), signaling);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Reply reply(String request, String body) {
        return switch (request) {
            case "GET /connect/status" ->
                Reply.json(
                        new JsonObject().put("state", client.iceState().name().toLowerCase(Locale.ROOT)));
            case "POST /connect" -> {
                client.connect();
                yield Reply.done();
            }
            case "POST /close" -> {
                client.disconnect();
                yield Reply.done();
            }
            case "GET /mute/status" ->
                client.hasConnection() ? muting() : Reply.problem(500, "An error occurred: 'Invalid RTC Connection'");
            case "POST /mute" -> mute(body);
            default -> Reply.problem(400, "Invalid Request");
        };
    }

    private Reply mute(String body) {
        JsonObject wanted;
        try {
            wanted = new JsonObject(body);
        } catch (DecodeException | ClassCastException | StackOverflowError e) {
            return Reply.problem(400, "Invalid JSON");
        }
        if (!(wanted.getValue("audio") instanceof Boolean audio)
                || !(wanted.getValue("video") instanceof Boolean video)) {
            return Reply.problem(400, "Invalid JSON: \"audio\" and \"video\" are needed, each true (muted) or false");
        } else if (!client.hasConnection()) {
            return Reply.problem(500, "An error occurred: 'Create RTC Connection Failed'");
        }
        client.mute(new Muting(audio, video));
        return muting();
    }

    private Reply muting() {
        Muting now = client.muting();
        return Reply.json(new JsonObject().put("audio", now.audio()).put("video", now.video()));
    }
}
