package dev.momo.node.testing.sora;

import dev.momo.node.testing.server.Line;
import dev.momo.node.testing.server.Outgoing;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;

/** A member's WebSocket, and the TCP connection below it. On the server's thread. */
final class Wire {

    private final ServerWebSocket socket;
    private final Line line;
    private final Outgoing outgoing;

    Wire(Vertx vertx, ServerWebSocket socket, Line line) {
        this.socket = socket;
        this.line = line;
        this.outgoing = new Outgoing(vertx);
    }

    boolean isOpen() {
        return !socket.isClosed();
    }

    /** Nothing of what comes in is read any more. */
    void fallSilent() {
        line.fallSilent();
    }

    void delay(Duration delay) {
        outgoing.delay(delay);
    }

    /** Does nothing once it is closed. */
    void send(String text) {
        outgoing.add(() -> {
            if (isOpen()) {
                socket.writeTextMessage(text);
            }
        });
    }

    /** After what was sent before. */
    void close(int code, String reason) {
        outgoing.add(() -> {
            if (isOpen()) {
                socket.close((short) code, reason);
            }
        });
    }

    /** The client gets RST, and no close frame. */
    void drop() {
        line.reset();
    }
}
