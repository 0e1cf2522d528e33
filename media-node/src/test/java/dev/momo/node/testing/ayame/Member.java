package dev.momo.node.testing.ayame;

import dev.momo.node.testing.server.Line;
import dev.momo.node.testing.server.Outgoing;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A WebSocket, which registers and so becomes one of two in a room. */
final class Member {

    private static final short NORMAL = 1000;
    private static final short TOO_BIG = 1009;
    private static final String PING = type("ping").encode();
    private static final String BYE = type("bye").encode();

    private final Vertx vertx;
    private final AyameSettings settings;
    private final ServerWebSocket socket;
    private final Line line;
    private final Reception reception;
    private final Recording recording;
    private final Outgoing outgoing;
    private @Nullable String clientId;
    private @Nullable Room room;
    private long pings = -1;
    private long patience = -1;
    /** Its connection is being closed: what still comes in is recorded, and that is all. */
    private boolean done;

    Member(
            Vertx vertx,
            AyameSettings settings,
            ServerWebSocket socket,
            Line line,
            Reception reception,
            Recording recording) {
        this.vertx = vertx;
        this.settings = settings;
        this.socket = socket;
        this.line = line;
        this.reception = reception;
        this.recording = recording;
        this.outgoing = new Outgoing(vertx);
        socket.textMessageHandler(this::onMessage);
        // The reference server does not look at the kind of frame.
        socket.binaryMessageHandler(bytes -> onMessage(bytes.toString()));
        socket.exceptionHandler(ignored -> onUnreadable());
    }

    boolean is(String clientId) {
        return clientId.equals(this.clientId);
    }

    /** Messages of the client that are read already when it falls silent are lost. */
    private void onMessage(String text) {
        if (line.isSilent()) {
            return;
        }
        Received message = new Received(System.nanoTime(), clientId, text);
        boolean registers = clientId == null && message.type().equals("register");
        if (registers) {
            clientId = message.text("clientId");
            message = new Received(message.nanos(), clientId, text);
        }
        recording.add(message);
        if (done) {
            return;
        }
        if (registers) {
            onRegister(message);
        } else if (room == null) {
            close();
        } else {
            onMessageInRoom(room, message);
        }
    }

    /** A message was too big, or the connection broke. */
    private void onUnreadable() {
        done = true;
        close(TOO_BIG, null);
        leave();
    }

    private void onRegister(Received register) {
        Reception.Verdict verdict = reception.judge(register);
        if (verdict.room() == null) {
            send(type("reject").put("reason", verdict.problem()).encode());
            close();
            return;
        }
        room = verdict.room();
        send(verdict.accept().encode());
        room.enter(this);
        pings = vertx.setPeriodic(settings.pingInterval().toMillis(), ignored -> send(PING));
        onPong();
    }

    private void onMessageInRoom(Room room, Received message) {
        switch (message.type()) {
            case "offer", "answer", "candidate" -> room.forward(this, message.text());
            case "pong" -> onPong();
            // Says bye, registers again, or says what nobody understands.
            default -> room.end();
        }
    }

    private void onPong() {
        vertx.cancelTimer(patience);
        patience = vertx.setTimer(settings.pongTimeout().toMillis(), ignored -> leave());
    }

    /** The connection is gone, or as good as gone. */
    void leave() {
        stopTimers();
        if (room != null) {
            room.end();
        }
    }

    /** The room is over. */
    void bye() {
        send(BYE);
        close();
    }

    private void close() {
        done = true;
        stopTimers();
        outgoing.add(() -> close(NORMAL, null));
    }

    void send(String text) {
        outgoing.add(() -> {
            if (isHeard()) {
                socket.writeTextMessage(text);
            }
        });
    }

    void send(Garbage garbage) {
        if (garbage == Garbage.BINARY) {
            outgoing.add(() -> {
                if (isHeard()) {
                    socket.writeBinaryMessage(Buffer.buffer(garbage.text()));
                }
            });
        } else {
            send(garbage.text());
        }
    }

    void delay(Duration delay) {
        outgoing.delay(delay);
    }

    void fallSilent() {
        stopTimers();
        line.fallSilent();
    }

    void close(short code, @Nullable String reason) {
        if (isHeard()) {
            socket.close(code, reason);
        }
    }

    Line line() {
        return line;
    }

    private boolean isHeard() {
        return !line.isSilent() && !socket.isClosed();
    }

    private void stopTimers() {
        vertx.cancelTimer(pings);
        vertx.cancelTimer(patience);
    }

    private static JsonObject type(String type) {
        return new JsonObject().put("type", type);
    }
}
