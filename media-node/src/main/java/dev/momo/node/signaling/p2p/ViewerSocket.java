package dev.momo.node.signaling.p2p;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A WebSocket and its session. The socket lives on the event loop, the session on the signalling executor; one message
 * at a time goes from one to the other, the next is read when that has been dealt with.
 */
final class ViewerSocket {

    private static final Logger logger = System.getLogger(ViewerSocket.class.getName());

    /** Ayame's ping, which a client in ayame mode counts on. */
    private static final long PING_MILLIS = 30_000;

    /** The WebSocket's own ping: who answers none is gone, whatever TCP still hopes for. */
    private static final long KEEP_ALIVE_MILLIS = 20_000;

    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Vertx vertx;
    private final Context context;
    private final ServerWebSocket socket;
    private final ScheduledExecutorService signaling;
    private final ViewerSession session;
    private final MessageSpace space;
    private final Runnable onClosed;
    private final long keepAlive;
    private long pings = -1;
    private long lastHeard = System.nanoTime();

    /** On the socket's event loop; {@code onClosed} is called there too, once the socket is gone. */
    ViewerSocket(Vertx vertx, ServerWebSocket socket, ViewerServices services, MessageSpace space, Runnable onClosed) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.socket = socket;
        this.signaling = services.signaling();
        this.space = space;
        this.onClosed = onClosed;
        String name = "Viewer " + socket.remoteAddress();
        this.session = new ViewerSession(name, services, this::send, this::startPings);
        this.keepAlive = vertx.setPeriodic(KEEP_ALIVE_MILLIS, id -> keepAlive(name));
        socket.pongHandler(pong -> lastHeard = System.nanoTime());
        socket.textMessageHandler(this::onText);
        socket.exceptionHandler(e -> onFailure(name, e));
        socket.closeHandler(closed -> onClosed());
    }

    private void keepAlive(String name) {
        if (System.nanoTime() - lastHeard > SILENCE_NANOS) {
            logger.log(Level.WARNING, "{0} has not been heard of for 60 s", name);
            socket.close((short) 1001, "no answer");
        } else {
            socket.writePing(Buffer.buffer());
        }
    }

    /** A message over the bound, or bytes that are no WebSocket's: Vert.x reports it and would go on. */
    private void onFailure(String name, Throwable failure) {
        boolean left = failure instanceof HttpClosedException || failure instanceof IOException;
        logger.log(left ? Level.DEBUG : Level.WARNING, "{0} is cut off: {1}", name, failure.getMessage());
        socket.close((short) 1009, "message too large or broken");
    }

    private void onText(String text) {
        lastHeard = System.nanoTime();
        int size = text.length();
        if (!space.take(size)) {
            socket.close((short) 1013, "too much is waiting, try again later");
            return;
        }
        socket.pause();
        execute(() -> {
            try {
                session.onText(text);
            } catch (Throwable e) {
                logger.log(Level.ERROR, "A viewer''s message could not be handled", e);
            } finally {
                space.giveBack(size);
                context.runOnContext(done -> socket.resume());
            }
        });
    }

    private void execute(Runnable task) {
        try {
            signaling.execute(task);
        } catch (RejectedExecutionException e) {
            logger.log(Level.DEBUG, "The node ends: a viewer is not dealt with any more");
        }
    }

    private void send(String text) {
        try {
            sendWhileOpen(text);
        } catch (IllegalStateException e) {
            logger.log(Level.DEBUG, "A message to a viewer who has just left is lost");
        }
    }

    private void sendWhileOpen(String text) {
        if (socket.isClosed()) {
            return;
        }
        if (socket.writeQueueFull()) {
            // Who does not read for so long does not come back to it: closing frees the session too.
            socket.close((short) 1008, "too slow");
        } else {
            socket.writeTextMessage(text);
        }
    }

    private void startPings() {
        context.runOnContext(now -> {
            if (pings < 0 && !socket.isClosed()) {
                pings = vertx.setPeriodic(PING_MILLIS, id -> send(Messages.ping()));
            }
        });
    }

    private void onClosed() {
        vertx.cancelTimer(keepAlive);
        vertx.cancelTimer(pings);
        onClosed.run();
        execute(session::close);
    }
}
