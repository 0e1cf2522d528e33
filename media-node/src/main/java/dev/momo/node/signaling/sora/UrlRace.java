package dev.momo.node.signaling.sora;

import dev.momo.node.signaling.socket.ServerLink;
import dev.momo.node.signaling.socket.ServerListener;
import dev.momo.node.signaling.socket.SignalingConnector;
import dev.momo.node.signaling.socket.SignalingUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Connects to several servers at once and takes the first that answers. On the executor of the connector. */
final class UrlRace {

    /** @param listener that hears this connection and no other */
    record Winner(SignalingUrl url, ServerLink link, ServerListener listener) {}

    private final List<CompletableFuture<ServerLink>> attempts = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final CompletableFuture<Winner> result = new CompletableFuture<>();
    private final int runners;

    private UrlRace(int runners) {
        this.runners = runners;
    }

    /**
     * Begins.
     *
     * @param urls at least one
     * @return fails, with a message that names every URL's problem, once all have; if it is completed or cancelled by
     *     somebody else, all connections are closed
     */
    static CompletableFuture<Winner> start(
            SignalingConnector connector, List<SignalingUrl> urls, Supplier<ServerListener> listeners) {
        UrlRace race = new UrlRace(urls.size());
        for (SignalingUrl url : urls) {
            race.run(connector, url, listeners.get());
        }
        race.result.whenComplete((winner, failure) -> race.attempts.forEach(attempt -> attempt.cancel(false)));
        return race.result;
    }

    private void run(SignalingConnector connector, SignalingUrl url, ServerListener listener) {
        CompletableFuture<ServerLink> attempt = connector.connect(url, listener).toCompletableFuture();
        attempts.add(attempt);
        attempt.whenComplete((link, failure) -> {
            if (link != null && !result.complete(new Winner(url, link, listener))) {
                link.close();
            } else if (link == null) {
                onFailure(failure);
            }
        });
    }

    private void onFailure(@Nullable Throwable failure) {
        failures.add(failure == null ? "no connection" : String.valueOf(failure.getMessage()));
        if (failures.size() == runners) {
            result.completeExceptionally(new IllegalStateException(String.join("; ", failures)));
        }
    }
}
