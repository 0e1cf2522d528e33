package dev.momo.node.signaling.sora;

import dev.momo.node.signaling.socket.CloseReason;
import dev.momo.node.signaling.socket.ServerLink;
import dev.momo.node.signaling.socket.ServerListener;
import dev.momo.node.signaling.socket.SignalingConnector;
import dev.momo.node.signaling.socket.SignalingUrl;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A session's WebSocket: to the first server that answers, then to where that one may send us. On the signalling executor. */
final class ServerSocket {

    /** Hears of the connection that is in use, and of no earlier one. */
    interface Owner {
        void onOpen(SignalingUrl url);

        /** @param problem of every URL */
        void onUnreachable(String problem);

        void onText(String text);

        void onClosed(CloseReason reason);
    }

    private final SignalingConnector connector;
    private final Owner owner;
    private @Nullable CompletableFuture<UrlRace.Winner> race;
    private @Nullable ServerLink link;
    private @Nullable ServerListener heard;

    ServerSocket(SignalingConnector connector, Owner owner) {
        this.connector = connector;
        this.owner = owner;
    }

    /** Connects; what is connected already is closed first. */
    void dial(List<SignalingUrl> urls) {
        close();
        CompletableFuture<UrlRace.Winner> next = UrlRace.start(connector, urls, Listener::new);
        race = next;
        next.whenComplete((winner, failure) -> {
            if (race != next) {
                return;
            }
            race = null;
            if (winner == null) {
                owner.onUnreachable(String.valueOf(failure.getMessage()));
            } else {
                link = winner.link();
                heard = winner.listener();
                owner.onOpen(winner.url());
            }
        });
    }

    /** Without a connection nothing is sent. */
    void send(String text) {
        if (link != null) {
            link.send(text);
        }
    }

    /** After what was sent before. The owner hears nothing of it. */
    void close() {
        CompletableFuture<UrlRace.Winner> running = race;
        race = null;
        if (running != null) {
            running.cancel(false);
        }
        if (link != null) {
            link.close();
        }
        link = null;
        heard = null;
    }

    private final class Listener implements ServerListener {

        @Override
        public void onText(String text) {
            if (heard == this) {
                owner.onText(text);
            }
        }

        @Override
        public void onClosed(CloseReason reason) {
            if (heard == this) {
                link = null;
                heard = null;
                owner.onClosed(reason);
            }
        }
    }
}
