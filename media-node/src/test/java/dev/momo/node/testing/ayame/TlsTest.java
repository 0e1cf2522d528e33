package dev.momo.node.testing.ayame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.momo.node.testing.CertificateMaker;
import dev.momo.node.testing.server.Tls;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets to speak to a server with TLS. */
class TlsTest {

    @TempDir
    static Path directory;

    private static final String LOCAL = "dns:localhost,ip:127.0.0.1";

    private static CertificateMaker authority;
    private static CertificateMaker stranger;
    private static CertificateMaker.Pair identity;

    private final Vertx vertx = Vertx.vertx();
    private AyameServer server;

    @BeforeAll
    static void make() throws Exception {
        authority = new CertificateMaker(Files.createDirectory(directory.resolve("known")));
        stranger = new CertificateMaker(Files.createDirectory(directory.resolve("stranger")));
        identity = authority.server("server", LOCAL);
    }

    @AfterEach
    void stop() {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void start(@Nullable Path clientCa) {
        server = AyameServer.start(
                AyameSettings.defaults().withTls(new Tls(identity.certificate(), identity.key(), clientCa)));
    }

    private static WebSocketClientOptions trusting(CertificateMaker authority) {
        return new WebSocketClientOptions()
                .setTrustOptions(
                        new PemTrustOptions().addCertPath(authority.authority().toString()));
    }

    private static WebSocketClientOptions showing(CertificateMaker.Pair identity) {
        return trusting(authority)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(identity.certificate().toString())
                        .setKeyPath(identity.key().toString()));
    }

    private String enter(WebSocketClientOptions options) throws Exception {
        return TestMember.connect(vertx, server, options).enter("room", "a").getString("type");
    }

    @Test
    void showsItsCertificate() throws Exception {
        start(null);

        assertThat(server.url()).startsWith("wss://");
        assertThat(enter(trusting(authority))).isEqualTo("accept");
        assertThatThrownBy(() -> enter(trusting(stranger))).hasMessageContaining("SSL");
        await().until(() -> server.failedHandshakes() == 1);
        assertThat(server.accepted()).isEqualTo(1);
    }

    @Test
    void asksForACertificate() throws Exception {
        start(authority.authority());

        assertThat(enter(showing(authority.client("client", "EC")))).isEqualTo("accept");
        assertThatThrownBy(() -> enter(trusting(authority))).isNotNull();
        assertThatThrownBy(() -> enter(showing(stranger.client("client", "EC"))))
                .isNotNull();
        await().until(() -> server.failedHandshakes() == 2);
        assertThat(server.accepted()).isEqualTo(1);
    }

    @Test
    void dropsWithoutAnAlert() throws Exception {
        start(null);
        TestMember member = TestMember.connect(vertx, server, trusting(authority));

        server.all().end();

        assertThat(member.awaitClosed()).isNull();
    }
}
