package dev.momo.node.signaling.socket;

import static dev.momo.node.signaling.socket.SocketFixture.connect;
import static dev.momo.node.signaling.socket.SocketFixture.connectWithin;
import static dev.momo.node.signaling.socket.SocketFixture.failure;
import static dev.momo.node.signaling.socket.SocketFixture.url;
import static org.assertj.core.api.Assertions.assertThat;

import dev.momo.node.testing.CertificateMaker;
import dev.momo.node.testing.ConnectProxy;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections through a proxy. Host names that only the proxy knows show that it is in between. */
class SignalingProxyTest {

    @TempDir
    static Path directory;

    private static CertificateMaker maker;
    private static CertificateMaker.Pair pair;

    private final SocketFixture fixture = new SocketFixture();
    private final Heard heard = new Heard();

    @BeforeAll
    static void makeCertificates() {
        maker = new CertificateMaker(directory);
        pair = maker.server("server", "dns:signaling.example");
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    private int serve(boolean tls) throws Exception {
        HttpServerOptions options = new HttpServerOptions()
                .setSsl(tls)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(pair.certificate().toString())
                        .setKeyPath(pair.key().toString()));
        return fixture.serve(options, socket -> socket.textMessageHandler(socket::writeTextMessage));
    }

    private static SocketSettings through(int port, String username, String password) {
        return new SocketSettings(
                false,
                Optional.empty(),
                Optional.empty(),
                ProxySettings.parse("http://127.0.0.1:" + port, username, password),
                Optional.of(maker.authority()));
    }

    private void assertConnects(SocketSettings settings, String url) throws Exception {
        connect(fixture.connector(settings), url(url), heard).send("hello");

        assertThat(heard.text()).isEqualTo("hello");
    }

    @ParameterizedTest
    @CsvSource({"ws, false", "wss, true"})
    void bothKindsOfUrlsGoThroughIt(String scheme, boolean tls) throws Exception {
        int port = serve(tls);
        try (ConnectProxy proxy = ConnectProxy.open()) {
            assertConnects(through(proxy.port(), "", ""), scheme + "://signaling.example:" + port + "/ws?key=secret");

            assertThat(proxy.targets()).containsExactly("signaling.example:" + port);
            assertThat(proxy.requests())
                    .allMatch(request -> !request.toLowerCase(Locale.ROOT).contains("authorization"))
                    .allMatch(request -> !request.contains("secret"));
            assertThat(fixture.requests().get(0).uri()).isEqualTo("/ws?key=secret");
        }
    }

    @Test
    void addressesGoThroughItToo() throws Exception {
        int port = fixture.serve(
                new HttpServerOptions().setHost("::1"), socket -> socket.textMessageHandler(socket::writeTextMessage));
        try (ConnectProxy proxy = ConnectProxy.open()) {
            assertConnects(through(proxy.port(), "", ""), "ws://[::1]:" + port);

            assertThat(proxy.targets()).containsExactly("[::1]:" + port);
        }
    }

    @ParameterizedTest
    @CsvSource({"user, secret", "user, ''", "'', secret", "us\u00e9r, s\u00e9cret"})
    void whoHasAUserNameOrAPasswordSendsBoth(String username, String password) throws Exception {
        int port = serve(true);
        try (ConnectProxy proxy = ConnectProxy.openFor(username, password)) {
            assertConnects(through(proxy.port(), username, password), "wss://signaling.example:" + port);

            assertThat(proxy.requests())
                    .hasSize(1)
                    .allMatch(request -> request.contains(Base64.getEncoder()
                            .encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8))));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "user, wrong, user name or password is wrong",
        "'', '', it wants a user name and a password",
    })
    void aProxyThatRefusesIsTold(String username, String password, String hint) throws Exception {
        try (ConnectProxy proxy = ConnectProxy.openFor("user", "secret")) {
            assertThat(failure(
                            fixture.connector(through(proxy.port(), username, password)),
                            url("wss://signaling.example/ws?key=secret")))
                    .isEqualTo("No connection to wss://signaling.example/ws: the proxy http://127.0.0.1:" + proxy.port()
                            + " refuses with HTTP status 407, " + hint);
        }
    }

    @Test
    void theServersCertificateIsCheckedBehindTheProxy() throws Exception {
        int port = serve(true);
        try (ConnectProxy proxy = ConnectProxy.open()) {
            assertThat(failure(fixture.connector(through(proxy.port(), "", "")), url("wss://other.example:" + port)))
                    .endsWith(": TLS: the server's certificate is for other host names, not for other.example");
        }
    }

    @Test
    void aProxyThatCannotBeReachedIsTold() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThat(failure(fixture.connector(through(port, "", "")), url("wss://signaling.example")))
                .isEqualTo("No connection to wss://signaling.example/: the proxy http://127.0.0.1:" + port
                        + " refuses the connection, nothing listens on that port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 502 Bad Gateway\r\n\r\n"})
    void aProxyThatIsNoneIsTold(String answer) throws Exception {
        try (RawServer proxy = new RawServer(socket -> {
            RawServer.readHead(socket);
            RawServer.write(socket, answer);
            socket.close();
        })) {
            assertThat(failure(fixture.connector(through(proxy.port(), "", "")), url("wss://signaling.example")))
                    .startsWith("No connection to wss://signaling.example/: the proxy http://127.0.0.1:" + proxy.port())
                    .endsWith(
                            answer.startsWith("HTTP")
                                    ? " refuses with HTTP status 502"
                                    : " closes the connection instead of answering, or speaks no HTTP");
        }
    }

    @Test
    void aProxyThatNeverAnswersIsGivenUp() throws Exception {
        try (RawServer proxy = new RawServer(RawServer::readForEver)) {
            SignalingConnector hasty =
                    fixture.connector(through(proxy.port(), "", ""), connectWithin(Duration.ofSeconds(1)));

            assertThat(failure(hasty, url("wss://signaling.example")))
                    .endsWith(": no answer within 1 s through the proxy http://127.0.0.1:" + proxy.port());
        }
    }

    @Test
    void noSecretIsLogged() throws Exception {
        List<String> messages = new CopyOnWriteArrayList<>();
        Logger root = Logger.getLogger("");
        Level level = root.getLevel();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                messages.add(record.getMessage() + Arrays.toString(record.getParameters()) + record.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        int port = serve(true);
        try (ConnectProxy proxy = ConnectProxy.openFor("user", "secret")) {
            root.addHandler(handler);
            root.setLevel(Level.ALL);
            String url = "wss://signaling.example:" + port;
            assertConnects(through(proxy.port(), "user", "secret"), url + "/ws?key=secret");
            failure(fixture.connector(through(proxy.port(), "user", "secret")), url(url + "/missing?key=secret"));
            failure(fixture.connector(through(proxy.port(), "user", "secret?")), url(url + "/ws?key=secret"));
        } finally {
            root.removeHandler(handler);
            root.setLevel(level);
        }

        String authorization = Base64.getEncoder().encodeToString("user:secret".getBytes(StandardCharsets.UTF_8));
        assertThat(messages).noneMatch(message -> message.contains("secret") || message.contains(authorization));
    }
}
