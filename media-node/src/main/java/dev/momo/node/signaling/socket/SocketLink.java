package dev.momo.node.signaling.socket;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** A connection. All but what {@link ServerLink} has is on the event loop. */
final class SocketLink implements ServerLink {

    private static final Logger logger = System.getLogger(SocketLink.class.getName());

    /** One message of the largest size, and others behind it. */
    private static final int MAX_UNSENT_BYTES = 2 << 20;

    private static final short NORMAL = CloseReason.NORMAL;
    private static final short GOING_AWAY = 1001;
    private static final short PROTOCOL_ERROR = 1002;
    private static final short POLICY_VIOLATION = 1008;
    private static final short TOO_BIG = 1009;

    private final Context context;
    private final WebSocket socket;
    private final ListenerCalls calls;
    private final Runnable onGone;
    private final KeepAlive keepAlive;
    private boolean ended;

    /** @param onGone called on the event loop once the socket is closed */
    SocketLink(Vertx vertx, WebSocket socket, Bounds bounds, ListenerCalls calls, Runnable onGone) {
        this.context = vertx.getOrCreateContext();
        this.socket = socket;
        this.calls = calls;
        this.onGone = onGone;
        this.keepAlive = new KeepAlive(
                vertx,
                bounds,
                () -> socket.writePing(Buffer.buffer()),
                () -> end(
                        GOING_AWAY,
                        "nothing has come from the server for "
                                + bounds.silence().toSeconds() + " s"));
    }

    /** In the turn of the event loop in which the socket came, so that nothing is missed. */
    void start() {
        socket.setWriteQueueMaxSize(MAX_UNSENT_BYTES);
        socket.frameHandler(frame -> keepAlive.heard());
        socket.textMessageHandler(this::onText);
        socket.exceptionHandler(this::onFailure);
        socket.closeHandler(closed -> onClosed());
    }

    @Override
    public void send(String text) {
        onEventLoop(() -> write(text));
    }

    @Override
    public void close() {
        onEventLoop(() -> end(NORMAL, new CloseReason(CloseReason.NORMAL, "closed by this node")));
    }

    private void onEventLoop(Runnable task) {
        try {
            context.runOnContext(now -> task.run());
        } catch (RejectedExecutionException e) {
            logger.log(Level.DEBUG, "Nothing is sent to the signalling server any more: this node is stopping");
        }
    }

    private void write(String text) {
        if (ended || socket.isClosed()) {
            return;
        }
        if (socket.writeQueueFull()) {
            end(POLICY_VIOLATION, "the server takes messages too slowly: more than 2 MiB wait to be sent");
        } else {
            socket.writeTextMessage(text);
        }
    }

    private void onText(String text) {
        if (!ended && !calls.text(text)) {
            end(POLICY_VIOLATION, "the server sends messages faster than they can be dealt with: 8 MiB of them wait");
        }
    }

    /** Vert.x would go on after a message over the bound; of the loss of the connection the close handler tells too. */
    private void onFailure(Throwable failure) {
        if (isTooBig(failure)) {
            end(TOO_BIG, "the server sent a message of more than 1 MiB");
        } else if (failure instanceof CorruptedWebSocketFrameException) {
            end(PROTOCOL_ERROR, "the server sent what is no WebSocket's");
        } else {
            logger.log(Level.DEBUG, "On a connection to a signalling server: {0}", failure.toString());
        }
    }

    private static boolean isTooBig(Throwable failure) {
        // Of the parts of a message, together; or of one frame.
        return failure instanceof IllegalStateException
                || failure instanceof CorruptedWebSocketFrameException broken
                        && broken.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG);
    }

    private void onClosed() {
        report(closeReason(socket.closeStatusCode(), socket.closeReason()));
        onGone.run();
    }

    private static CloseReason closeReason(@Nullable Short code, @Nullable String text) {
        if (code == null || code == CloseReason.NO_CLOSE_FRAME) {
            return CloseReason.withoutFrame("the connection was lost");
        }
        return new CloseReason(Short.toUnsignedInt(code), text == null ? "" : text);
    }

    private void end(short code, String text) {
        end(code, CloseReason.withoutFrame(text));
    }

    /** The listener need not wait for the server to agree. */
    private void end(short code, CloseReason reason) {
        if (!ended) {
            report(reason);
            socket.close(code);
        }
    }

    private void report(CloseReason reason) {
        if (!ended) {
            ended = true;
            keepAlive.stop();
            calls.closed(reason);
        }
    }
}
