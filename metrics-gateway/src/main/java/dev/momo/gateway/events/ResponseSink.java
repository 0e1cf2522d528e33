package dev.momo.gateway.events;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A response that does not end. */
final class ResponseSink implements Sink {

    private final Context context;
    private final HttpServerResponse response;

    ResponseSink(Context context, HttpServerResponse response) {
        this.context = context;
        this.response = response;
    }

    @Override
    public void run(Runnable task) {
        context.runOnContext(event -> task.run());
    }

    @Override
    public boolean isFull() {
        return response.writeQueueFull();
    }

    @Override
    public void onDrained(Runnable task) {
        response.drainHandler(event -> {
            response.drainHandler(null);
            task.run();
        });
    }

    @Override
    public void write(Buffer event) {
        if (!response.closed()) {
            response.write(event);
        }
    }

    @Override
    public CompletionStage<Void> end() {
        return response.ended() || response.closed()
                ? CompletableFuture.completedFuture(null)
                : response.end().toCompletionStage();
    }
}
