package dev.momo.node.testing.sora;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A WebSocket, whose {@code connect} is judged. On the server's thread. */
final class Visitor {

    private final Premises premises;
    private final Wire wire;
    private int number;
    private @Nullable Member member;

    Visitor(Premises premises, ServerWebSocket socket, Wire wire) {
        this.premises = premises;
        this.wire = wire;
        socket.textMessageHandler(text -> onMessage(text, false));
        socket.binaryMessageHandler((Buffer bytes) -> onMessage(bytes.toString(), true));
        socket.exceptionHandler(ignored -> {});
        socket.closeHandler(ignored -> onClosed());
    }

    Wire wire() {
        return wire;
    }

    /** Null unless it was let in. */
    @Nullable
    Member member() {
        return member;
    }

    private void onMessage(String text, boolean binary) {
        Received message = new Received(System.nanoTime(), number, Received.WEBSOCKET, binary, false, text);
        boolean connects = number == 0 && message.type().equals("connect");
        if (connects) {
            number = premises.recording.members().size() + 1;
            message = new Received(message.nanos(), number, Received.WEBSOCKET, binary, false, text);
        }
        premises.recording.add(message);
        if (connects) {
            premises.recording.add(new SoraMember(premises, this, message));
            onConnect(message.json());
        } else if (member != null) {
            member.onMessage(message);
        } else if (number == 0) {
            wire.close(Member.INVALID, "INVALID-MESSAGE");
        }
    }

    private void onConnect(JsonObject connect) {
        Optional<ConnectRequest> request = ConnectRequest.of(connect);
        Welcome.Reply reply = premises.welcome().reply();
        if (request.isEmpty()) {
            wire.close(Member.INVALID, "INVALID-MESSAGE");
        } else if (!mayEnter(connect)) {
            wire.close(Member.INVALID, "AUTH-WEBHOOK-REJECTED");
        } else if (reply instanceof Welcome.Close close) {
            wire.close(close.code(), close.reason());
        } else if (reply instanceof Welcome.Redirect redirect && !request.get().wasRedirected()) {
            redirect(redirect.location());
        } else if (!(reply instanceof Welcome.Silence)) {
            Welcome.Offer offer = reply instanceof Welcome.Offer words ? words : Welcome.GOOD_OFFER;
            member = new Member(number, premises, wire, request.get());
            member.offer(offer);
        }
    }

    private boolean mayEnter(JsonObject connect) {
        String wanted = premises.settings.metadata();
        try {
            return wanted == null || Objects.equals(Json.decodeValue(wanted), connect.getValue("metadata"));
        } catch (DecodeException e) {
            throw new IllegalStateException("The metadata of the settings is not JSON: " + wanted, e);
        }
    }

    void redirect(String location) {
        wire.send(new JsonObject()
                .put("type", "redirect")
                .put("location", location)
                .encode());
        wire.close(1000, "REDIRECTED");
    }

    private void onClosed() {
        if (member != null) {
            member.onWebSocketClosed();
        }
    }
}
