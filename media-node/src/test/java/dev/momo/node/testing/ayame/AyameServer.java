package dev.momo.node.testing.ayame;

import static org.awaitility.Awaitility.await;

import dev.momo.node.testing.server.ConnectionCount;
import dev.momo.node.testing.server.Line;
import dev.momo.node.testing.server.Loop;
import dev.momo.node.testing.server.ServerOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** An Ayame server on 127.0.0.1. Every method may be called from any thread, and returns when it has taken effect. */
public final class AyameServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AyameSettings settings;
    private final Loop loop = new Loop();
    private final Recording recording = new Recording();
    private final Reception reception;
    private final ConnectionCount count = new ConnectionCount();
    private final HttpServer server;
    private final Map<HttpConnection, Line> lines = new HashMap<>();
    private final Set<Member> members = new HashSet<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private Duration delay = Duration.ZERO;
    private volatile int port;

    private AyameServer(AyameSettings settings) {
        this.settings = settings;
        this.reception = new Reception(settings);
        this.server = loop.vertx()
                .createHttpServer(ServerOptions.of(settings.port(), settings.tls()))
                .connectionHandler(this::onConnection)
                .exceptionHandler(e -> count.handshakeFailed())
                .requestHandler(this::onRequest);
    }

    /** Returns when it listens. */
    public static AyameServer start(AyameSettings settings) {
        AyameServer ayame = new AyameServer(settings);
        try {
            ayame.port = ayame.server
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .actualPort();
        } catch (RuntimeException e) {
            ayame.loop.stop();
            throw e;
        }
        return ayame;
    }

    /** With the defaults. */
    public static AyameServer start() {
        return start(AyameSettings.defaults());
    }

    private void onConnection(HttpConnection connection) {
        Line line = new Line(connection);
        lines.put(connection, line);
        count.opened();
        connection.closeHandler(ignored -> {
            lines.remove(connection);
            count.closed();
        });
        if (reception.welcome().ears() == Welcome.Ears.SHUT) {
            line.fallSilent();
        }
    }

    private void onRequest(HttpServerRequest request) {
        Line line = lines.get(request.connection());
        if (line.isSilent()) {
            return;
        }
        switch (request.path()) {
            case "/.ok" -> request.response().end();
            case "/signaling" -> onSignaling(request, line);
            default -> request.response().setStatusCode(404).end();
        }
    }

    private void onSignaling(HttpServerRequest request, Line line) {
        Welcome welcome = reception.welcome();
        if (!welcome.upgrades()) {
            request.response().setStatusCode(welcome.upgradeStatus()).end();
        } else if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            request.response().setStatusCode(400).end();
        } else {
            request.toWebSocket().onSuccess(socket -> {
                onWebSocket(socket, line);
                if (welcome.ears() == Welcome.Ears.SHUT_AFTER_UPGRADE) {
                    line.fallSilent();
                }
            });
        }
    }

    private void onWebSocket(ServerWebSocket socket, Line line) {
        Member member = new Member(loop.vertx(), settings, socket, line, reception, recording);
        member.delay(delay);
        members.add(member);
        socket.closeHandler(ignored -> {
            members.remove(member);
            member.leave();
        });
    }

    public int port() {
        return port;
    }

    /** Where a member connects to. */
    public String url() {
        return (settings.tls() == null ? "ws" : "wss") + "://127.0.0.1:" + port() + "/signaling";
    }

    /** Whoever has a WebSocket open, registered or not. */
    public Clients all() {
        return new Clients("anybody", action -> each(member -> true, action));
    }

    /** Whoever has registered as that. */
    public Clients client(String clientId) {
        return new Clients(clientId, action -> each(member -> member.is(clientId), action));
    }

    private int each(Predicate<Member> filter, Consumer<Member> action) {
        return loop.call(() -> {
            List<Member> chosen = members.stream().filter(filter).toList();
            chosen.forEach(action);
            return chosen.size();
        });
    }

    /** From now on every message of the server, to connections that are open and those to come, is late by that. */
    public void delay(Duration delay) {
        loop.call(() -> {
            this.delay = delay;
            members.forEach(member -> member.delay(delay));
            return delay;
        });
    }

    /** From now on nobody gets a WebSocket, but that status. */
    public void refuseUpgrades(int status) {
        welcome(Welcome.refusingUpgrades(status));
    }

    /** From now on nothing is read from new connections; with TLS, nothing after the handshake. */
    public void ignoreConnections() {
        welcome(Welcome.hearing(Welcome.Ears.SHUT));
    }

    /** From now on nothing is read from new WebSockets. */
    public void ignoreRegistrations() {
        welcome(Welcome.hearing(Welcome.Ears.SHUT_AFTER_UPGRADE));
    }

    /** From now on every registration is rejected. */
    public void refuseRegistrations(String reason) {
        welcome(Welcome.refusingRegistrations(reason));
    }

    /** Ends what {@code refuse…} and {@code ignore…} began, for connections to come and registrations. */
    public void behave() {
        welcome(Welcome.FRIENDLY);
    }

    private void welcome(Welcome welcome) {
        loop.call(() -> {
            reception.welcome(welcome);
            return welcome;
        });
    }

    /** Every message so far, in the order they came in. */
    public List<Received> received() {
        return recording.messages();
    }

    public List<Received> received(String type) {
        return recording.messages(type);
    }

    /** Waits until that many registrations came in since the start, and returns the last of these. */
    public Received awaitRegister(int count) {
        return awaitReceived("register", count);
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

    /** Stops listening and drops every connection without a word, as if the process was killed; once. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        loop.call(() -> {
            List.copyOf(lines.values()).forEach(Line::end);
            return server.close();
        });
        loop.stop();
    }
}
