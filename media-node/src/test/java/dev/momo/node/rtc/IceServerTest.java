package dev.momo.node.rtc;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IceServerTest {

    static Stream<String> right() {
        return Stream.of(
                "stun:stun.l.google.com:19302",
                "stun:10.0.0.1",
                "stuns:[2001:db8::1]:5349",
                "turn:turn.example:3478?transport=udp",
                "turns:turn.example?transport=tcp");
    }

    static Stream<String> wrong() {
        return Stream.of(
                "",
                "nonsense",
                "http://stun.example",
                "stun:",
                "stun::3478",
                "stun:host:0",
                "stun:host:65536",
                "stun:host:port",
                "stun:host?transport=udp&x",
                "turn:host?transport=sctp",
                "STUN:host",
                "stun:a b",
                "stun:[::1");
    }

    private static IceServer server(String url) {
        return new IceServer(List.of(url), "user", "secret");
    }

    @ParameterizedTest
    @MethodSource("right")
    void whatTheRfcsSay(String url) {
        assertThat(server(url).isUsable()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void andNothingElse(String url) {
        assertThat(server(url).isUsable()).isFalse();
    }

    @Test
    void turnNeedsAUserAndAServerNeedsAUrl() {
        assertThat(new IceServer(List.of("turn:host"), "", "").isUsable()).isFalse();
        assertThat(new IceServer(List.of("turn:host"), "user", "").isUsable()).isFalse();
        assertThat(new IceServer(List.of("turn:host"), "u".repeat(600), "secret").isUsable())
                .isFalse();
        assertThat(new IceServer(List.of("stun:host"), "", "").isUsable()).isTrue();
        assertThat(new IceServer(List.of(), "user", "secret").isUsable()).isFalse();
    }

    /** Of one that it cannot use libwebrtc would make no connection, and end this process. */
    @Test
    void libwebrtcTakesAllThatAreLeft() throws Exception {
        List<IceServer> all =
                Stream.concat(right(), wrong()).map(IceServerTest::server).toList();
        try (TestEngine engine = new TestEngine()) {
            PeerObserver nobody = new PeerObserver() {
                @Override
                public void onCandidate(IceCandidate candidate) {}

                @Override
                public void onState(IceState state) {}

                @Override
                public void onMessage(DataLink channel, byte[] payload, boolean binary) {}
            };
            assertThat(engine.signaling()
                            .submit(() -> engine.engine().open(PeerConfig.open(all), nobody))
                            .get(10, SECONDS))
                    .isNotNull();
        }
    }
}
