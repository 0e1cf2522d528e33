package dev.momo.node.testing.server;

import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import org.jspecify.annotations.Nullable;

/** Of a WebSocket server on 127.0.0.1. */
public final class ServerOptions {

    private static final int MAX_MESSAGE_BYTES = 1 << 20;

    private ServerOptions() {}

    /**
     * @param port 0 for any
     * @param tls null for none
     */
    public static HttpServerOptions of(int port, @Nullable Tls tls) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                // Would put another connection in the place of the one that was accepted.
                .setHttp2ClearTextEnabled(false)
                .setMaxWebSocketMessageSize(MAX_MESSAGE_BYTES)
                .setMaxWebSocketFrameSize(MAX_MESSAGE_BYTES);
        if (tls != null) {
            options.setSsl(true)
                    .setKeyCertOptions(new PemKeyCertOptions()
                            .setCertPath(tls.certificate().toString())
                            .setKeyPath(tls.key().toString()));
            if (tls.clientCa() != null) {
                options.setClientAuth(ClientAuth.REQUIRED)
                        .setTrustOptions(
                                new PemTrustOptions().addCertPath(tls.clientCa().toString()));
            }
        }
        return options;
    }
}
