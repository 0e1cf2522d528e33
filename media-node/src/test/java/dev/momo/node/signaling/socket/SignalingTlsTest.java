package dev.momo.node.signaling.socket;

import static dev.momo.node.signaling.socket.SocketFixture.connect;
import static dev.momo.node.signaling.socket.SocketFixture.failure;
import static dev.momo.node.signaling.socket.SocketFixture.url;
import static org.assertj.core.api.Assertions.assertThat;

import dev.momo.node.testing.CertificateMaker;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a connection trusts, and whom it shows a certificate. */
class SignalingTlsTest {

    private static final String HERE = "dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1";

    @TempDir
    static Path directory;

    private static CertificateMaker maker;
    private static CertificateMaker stranger;
    private static CertificateMaker.Pair here;

    private final SocketFixture fixture = new SocketFixture();
    private final Heard heard = new Heard();

    @BeforeAll
    static void makeCertificates() throws IOException {
        maker = new CertificateMaker(Files.createDirectory(directory.resolve("own")));
        stranger = new CertificateMaker(Files.createDirectory(directory.resolve("stranger")));
        here = maker.server("here", HERE);
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    private static HttpServerOptions options(CertificateMaker.Pair pair) {
        return new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(pair.certificate().toString())
                        .setKeyPath(pair.key().toString()));
    }

    private static HttpServerOptions demanding(CertificateMaker authority, String protocol) {
        return options(here)
                .setEnabledSecureTransportProtocols(Set.of(protocol))
                .setClientAuth(ClientAuth.REQUIRED)
                .setTrustOptions(
                        new PemTrustOptions().addCertPath(authority.authority().toString()));
    }

    private int serve(HttpServerOptions options) throws Exception {
        return fixture.serve(options, socket -> socket.textMessageHandler(socket::writeTextMessage));
    }

    private static SocketSettings trusting(CertificateMaker authority) {
        return settings(false, Optional.of(authority.authority()), Optional.empty());
    }

    private static SocketSettings settings(
            boolean insecure, Optional<Path> roots, Optional<CertificateMaker.Pair> client) {
        return new SocketSettings(
                insecure,
                client.map(CertificateMaker.Pair::certificate),
                client.map(CertificateMaker.Pair::key),
                Optional.empty(),
                roots);
    }

    private void assertConnects(SocketSettings settings, SignalingUrl url) throws Exception {
        connect(fixture.connector(settings), url, heard).send("hello");

        assertThat(heard.text()).isEqualTo("hello");
    }

    private String failureOf(SocketSettings settings, int port) throws Exception {
        return failure(fixture.connector(settings), url("wss://127.0.0.1:" + port + "/ws?key=secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void anAuthorityOfTheFileIsTrusted(String host) throws Exception {
        assertConnects(trusting(maker), url("wss://" + host + ":" + serve(options(here))));
    }

    @Test
    void anAddressOfIpv6IsCheckedToo() throws Exception {
        assertConnects(trusting(maker), url("wss://[::1]:" + serve(options(here).setHost("::1"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void bothVersionsAreSpoken(String protocol) throws Exception {
        int port = serve(options(here).setEnabledSecureTransportProtocols(Set.of(protocol)));

        assertConnects(trusting(maker), url("wss://127.0.0.1:" + port));
    }

    @Test
    void anotherAuthorityIsNotTrusted() throws Exception {
        int port = serve(options(here));
        String expected = "No connection to wss://127.0.0.1:" + port
                + "/ws: TLS: the server's certificate is not trusted, its issuer is unknown";

        assertThat(failureOf(trusting(stranger), port)).isEqualTo(expected);
        assertThat(failureOf(SocketFixture.PLAIN, port)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dns:other.example", "dns:localhost", "ip:127.0.0.2", "dns:127.0.0.1.example,ip:10.0.0.1"})
    void aCertificateForOthersIsRefused(String names) throws Exception {
        int port = serve(options(maker.server("other" + names.hashCode(), names)));

        assertThat(failureOf(trusting(maker), port))
                .endsWith(": TLS: the server's certificate is for other host names, not for 127.0.0.1");
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        int port = serve(options(maker.server("address-only", "dns:other.example,ip:127.0.0.1")));

        assertThat(failure(fixture.connector(trusting(maker)), url("wss://localhost:" + port)))
                .endsWith(": TLS: the server's certificate is for other host names, not for localhost");
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        int port = serve(options(maker.expired("expired", HERE)));

        assertThat(failureOf(trusting(maker), port))
                .endsWith(": TLS: the server's certificate has expired (if the clock of this machine is right)");
    }

    @Test
    void insecureTakesAnyCertificate() throws Exception {
        SocketSettings insecure = settings(true, Optional.empty(), Optional.empty());

        assertConnects(insecure, url("wss://127.0.0.1:" + serve(options(stranger.server("s", "dns:other.example")))));
        assertConnects(insecure, url("wss://localhost:" + serve(options(stranger.expired("e", "dns:x.example")))));
    }

    @ParameterizedTest
    @CsvSource({"EC, TLSv1.2", "EC, TLSv1.3", "RSA, TLSv1.2", "RSA, TLSv1.3"})
    void aClientCertificateIsShown(String algorithm, String protocol) throws Exception {
        CertificateMaker.Pair client = maker.client("client" + algorithm + protocol, algorithm);

        assertConnects(
                settings(false, Optional.of(maker.authority()), Optional.of(client)),
                url("wss://127.0.0.1:" + serve(demanding(maker, protocol))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aServerThatDemandsAClientCertificateIsTold(String protocol) throws Exception {
        assertThat(failureOf(trusting(maker), serve(demanding(maker, protocol))))
                .endsWith(": TLS: the server demands a client certificate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aServerThatRefusesTheClientCertificateIsTold(String protocol) throws Exception {
        CertificateMaker.Pair client = stranger.client("client" + protocol, "EC");

        assertThat(failureOf(
                        settings(false, Optional.of(maker.authority()), Optional.of(client)),
                        serve(demanding(maker, protocol))))
                .endsWith(": TLS: the server does not accept the client certificate");
    }

    @Test
    void aServerThatAsksInVainMayStillSpeak() throws Exception {
        HttpServerOptions asking = demanding(maker, "TLSv1.3").setClientAuth(ClientAuth.REQUEST);

        assertConnects(trusting(maker), url("wss://127.0.0.1:" + serve(asking)));
    }

    @Test
    void aServerWithoutTlsIsTold() throws Exception {
        assertThat(failureOf(trusting(maker), serve(new HttpServerOptions())))
                .endsWith(": the server does not speak TLS (is its URL ws://?)");
    }

    @Test
    void aServerOfOldTlsIsTold() throws Exception {
        // The JDK has them switched off, so the server's half is played.
        try (RawServer server = new RawServer(socket -> {
            socket.getInputStream().read(new byte[1024]);
            RawServer.write(socket, "\u0015\u0003\u0001\u0000\u0002\u0002\u0046");
            RawServer.readForEver(socket);
        })) {
            assertThat(failureOf(trusting(maker), server.port()))
                    .endsWith(": TLS: the server does not speak TLS 1.2 or newer");
        }
    }

    @Test
    void aServerThatHangsUpInTheHandshakeIsTold() throws Exception {
        try (RawServer server = new RawServer(socket -> {
            socket.getInputStream().read(new byte[1024]);
            socket.close();
        })) {
            assertThat(failureOf(trusting(maker), server.port()))
                    .endsWith(": TLS: the server ends or breaks the handshake");
        }
    }
}
