package dev.momo.node.testing.sora;

import static org.awaitility.Awaitility.await;

import dev.momo.node.testing.server.ConnectionCount;
import dev.momo.node.testing.server.Line;
import dev.momo.node.testing.server.ServerOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** A Sora server on 127.0.0.1. Every method may be called from any thread, and returns when it has taken effect. */
public final class SoraServer implements AutoCloseable {

    private static final String PATH = "/signaling";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SoraSettings settings;
    private final Premises premises;
    private final ConnectionCount count = new ConnectionCount();
    private final HttpServer server;
    private final Map<HttpConnection, Line> lines = new HashMap<>();
    private final Set<Wire> wires = new HashSet<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private Duration delay = Duration.ZERO;
    private volatile int port;

    private SoraServer(SoraSettings settings) {
        this.settings = settings;
        this.premises = new Premises(settings);
        this.server = premises.loop
                .vertx()
                .createHttpServer(ServerOptions.of(settings.port(), settings.tls()))
                .connectionHandler(this::onConnection)
                .exceptionHandler(e -> count.handshakeFailed())
                .requestHandler(this::onRequest);
    }

    /** Returns when it listens. */
    public static SoraServer start(SoraSettings settings) {
        SoraServer sora = new SoraServer(settings);
        try {
            sora.port = sora.server
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .actualPort();
        } catch (RuntimeException e) {
            sora.premises.close();
            throw e;
        }
        return sora;
    }

    /** With the defaults. */
    public static SoraServer start() {
        return start(SoraSettings.defaults());
    }

    private void onConnection(HttpConnection connection) {
        Line line = new Line(connection);
        lines.put(connection, line);
        count.opened();
        connection.closeHandler(ignored -> {
            lines.remove(connection);
            count.closed();
        });
        if (premises.welcome().deaf()) {
            line.fallSilent();
        }
    }

    private void onRequest(HttpServerRequest request) {
        Line line = lines.get(request.connection());
        Welcome welcome = premises.welcome();
        if (line.isSilent()) {
            return;
        }
        if (!request.path().equals(PATH)) {
            request.response().setStatusCode(404).end();
        } else if (!welcome.upgrades()) {
            request.response().setStatusCode(welcome.upgradeStatus()).end();
        } else if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            request.response().setStatusCode(400).end();
        } else if (welcome.upgradeDelay().isZero()) {
            upgrade(request, line);
        } else {
            request.pause();
            premises.loop.vertx().setTimer(welcome.upgradeDelay().toMillis(), ignored -> upgrade(request, line));
        }
    }

    private void upgrade(HttpServerRequest request, Line line) {
        request.toWebSocket().onSuccess(socket -> onWebSocket(socket, line));
    }

    private void onWebSocket(ServerWebSocket socket, Line line) {
        Wire wire = new Wire(premises.loop.vertx(), socket, line);
        wire.delay(delay);
        wires.add(wire);
        new Visitor(premises, socket, wire);
    }

    public int port() {
        return port;
    }

    /** Where a client connects to. */
    public String url() {
        return (settings.tls() == null ? "ws" : "wss") + "://127.0.0.1:" + port() + PATH;
    }

    /** That channel, whether anybody is in it or not. */
    public SoraChannel channel(String id) {
        return new SoraChannel(task -> premises.loop.call(() -> {
            task.accept(premises.channel(id));
            return id;
        }));
    }

    /** Everybody who ever sent {@code connect}, in that order. */
    public List<SoraMember> members() {
        return premises.recording.members();
    }

    /** Waits until that many clients sent {@code connect} since the start, and returns the last of these. */
    public SoraMember awaitMember(int count) {
        await("member " + count)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> members().size() >= count);
        return members().get(count - 1);
    }

    /** From now on every message over a WebSocket, to those that are open and those to come, is late by that. */
    public void delay(Duration delay) {
        premises.loop.call(() -> {
            this.delay = delay;
            wires.forEach(wire -> wire.delay(delay));
            return delay;
        });
    }

    /** From now on WebSockets open late by that. */
    public void delayUpgrades(Duration delay) {
        premises.loop.call(() -> {
            premises.welcome(premises.welcome().withUpgradeDelay(delay));
            return delay;
        });
    }

    /** From now on nobody gets a WebSocket, but that status. */
    public void refuseUpgrades(int status) {
        welcome(Welcome.refusingUpgrades(status));
    }

    /** From now on nothing is read from new connections; with TLS, nothing after the handshake. */
    public void ignoreConnections() {
        welcome(Welcome.ofTheDeaf());
    }

    /** From now on {@code connect} has no answer. */
    public void ignoreConnectMessages() {
        welcome(Welcome.replying(new Welcome.Silence()));
    }

    /** From now on the answer to {@code connect} is the end of the WebSocket. */
    public void rejectConnects(int code, String reason) {
        welcome(Welcome.replying(new Welcome.Close(code, reason)));
    }

    /** From now on everybody is sent elsewhere whose {@code connect} does not say that it was sent here. */
    public void redirectConnects(String location) {
        welcome(Welcome.replying(new Welcome.Redirect(location)));
    }

    /** From now on offers are changed before they are sent. */
    public void alterOffers(UnaryOperator<JsonObject> change) {
        welcome(Welcome.replying(
                new Welcome.Offer(offer -> change.apply(offer.copy()).encode())));
    }

    /** From now on that is sent in the place of a good offer. */
    public void spoilOffers(Garbage garbage) {
        welcome(Welcome.replying(new Welcome.Offer(garbage::of)));
    }

    /** Ends what the methods above began, but {@link #delay}, for connections to come and {@code connect}s. */
    public void behave() {
        welcome(Welcome.FRIENDLY);
    }

    private void welcome(Welcome welcome) {
        premises.loop.call(() -> {
            premises.welcome(welcome);
            return welcome;
        });
    }

    /** Every message so far, by whichever way, in the order they came in. */
    public List<Received> received() {
        return premises.recording.messages();
    }

    public List<Received> received(String type) {
        return premises.recording.messages(type);
    }

    /** Waits until that many messages of the type came in since the start, and returns the last of these. */
    public Received awaitReceived(String type, int count) {
        await("message " + count + " of type " + type)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> received(type).size() >= count);
        return received(type).get(count - 1);
    }

    /** TCP connections so far; with TLS, those whose handshake succeeded. */
    public int accepted() {
        return count.accepted();
    }

    /** TCP connections; silent ones count until this side closes them. */
    public int open() {
        return count.open();
    }

    /** TCP connections that did not come to speak TLS. */
    public int failedHandshakes() {
        return count.failedHandshakes();
    }

    /**
     * Stops listening and drops every connection without a word, as if the process was killed; but libwebrtc takes its
     * leave of each client. Once.
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        premises.loop.call(() -> {
            List.copyOf(lines.values()).forEach(Line::end);
            premises.evict();
            return server.close();
        });
        premises.close();
    }
}
