package dev.momo.node.signaling.socket;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import io.vertx.core.net.TrustOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509TrustManager;

/** Makes the Vert.x client of each connection: one of its own, for it to tell what was asked of its certificate. */
final class SocketClients {

    static final int MAX_MESSAGE_BYTES = 1 << 20;

    private static final int CLOSING_SECONDS = 2;

    /**
     * After the silence that ends a connection: cuts what even its close frame does not get out of, which Vert.x would
     * keep for as long as TCP hopes.
     */
    private static final Duration CUT = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final SocketSettings settings;
    private final Bounds bounds;
    private final X509TrustManager trust;
    private final Optional<ClientIdentity> identity;

    /** @throws TlsSettingsException if a file is of no use */
    SocketClients(Vertx vertx, SocketSettings settings, Bounds bounds) {
        this.vertx = vertx;
        this.settings = settings;
        this.bounds = bounds;
        this.trust = settings.insecure() ? new TrustAnything() : Roots.trust(settings.extraRoots());
        this.identity = identityOf(vertx, settings);
    }

    ClientKeyManager keys() {
        return new ClientKeyManager(identity);
    }

    ConnectProblem problem(SignalingUrl url, ClientKeyManager keys) {
        return new ConnectProblem(url, settings.proxy(), keys);
    }

    WebSocketClient create(boolean tls, ClientKeyManager keys) {
        int connectMillis = Math.toIntExact(bounds.connect().toMillis());
        WebSocketClientOptions options = new WebSocketClientOptions()
                .setMaxFrameSize(MAX_MESSAGE_BYTES)
                .setMaxMessageSize(MAX_MESSAGE_BYTES)
                .setClosingTimeout(CLOSING_SECONDS)
                .setConnectTimeout(connectMillis)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setReadIdleTimeout(cutMillis())
                .setWriteIdleTimeout(cutMillis());
        settings.proxy().ifPresent(proxy -> options.setProxyOptions(optionsOf(proxy)));
        if (tls) {
            options.setSsl(true)
                    .setVerifyHost(!settings.insecure())
                    .setTrustOptions(TrustOptions.wrap(trust))
                    .setKeyCertOptions(KeyCertOptions.wrap(keys))
                    .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"))
                    .setSslHandshakeTimeout(connectMillis)
                    .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        }
        return vertx.createWebSocketClient(options);
    }

    /**
     * Vert.x would make a URI of host and port, without brackets, and of names that java.net.URI takes; it leaves alone
     * one that is there. Of that nothing is used but path and query.
     */
    static WebSocketConnectOptions request(SignalingUrl url) {
        return new WebSocketConnectOptions()
                .setHost(url.host())
                .setPort(url.port())
                .setURI("ws://host" + url.pathAndQuery())
                .addHeader("Host", url.hostHeader())
                // What is no web page has none.
                .setAllowOriginHeader(false);
    }

    private int cutMillis() {
        return Math.toIntExact(bounds.silence().plus(CUT).toMillis());
    }

    /** Vert.x connects by CONNECT whatever the URL is, and authenticates if there are both. */
    private ProxyOptions optionsOf(ProxySettings proxy) {
        ProxyOptions options = new ProxyOptions()
                .setType(ProxyType.HTTP)
                .setHost(proxy.host())
                .setPort(proxy.port())
                .setConnectTimeout(bounds.connect());
        return proxy.authenticates() ? options.setUsername(proxy.username()).setPassword(proxy.password()) : options;
    }

    private static Optional<ClientIdentity> identityOf(Vertx vertx, SocketSettings settings) {
        if (settings.clientCertificate().isPresent() != settings.clientKey().isPresent()) {
            String file = settings.clientCertificate()
                    .or(settings::clientKey)
                    .map(Object::toString)
                    .orElseThrow();
            throw new TlsSettingsException(
                    file + " is of no use alone: a client has both a certificate and its key", null);
        }
        return settings.clientCertificate()
                .map(file ->
                        ClientIdentity.load(vertx, file, settings.clientKey().orElseThrow()));
    }
}
