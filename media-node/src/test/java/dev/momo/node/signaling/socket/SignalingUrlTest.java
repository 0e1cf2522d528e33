package dev.momo.node.signaling.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalingUrlTest {

    @ParameterizedTest
    @CsvSource({
        "ws://example.com, false, example.com, 80, /",
        "wss://example.com, true, example.com, 443, /",
        "WSS://Example.com/Signaling, true, Example.com, 443, /Signaling",
        "wss://example.com:8443/signaling, true, example.com, 8443, /signaling",
        "ws://127.0.0.1:3000/ws?a=%20&b=1, false, 127.0.0.1, 3000, /ws?a=%20&b=1",
        "ws://example.com?key=1, false, example.com, 80, /?key=1",
        "ws://[::1]:3000/ws, false, ::1, 3000, /ws",
        "wss://[2001:db8::7], true, 2001:db8::7, 443, /",
        "ws://my_server/a//b/../c, false, my_server, 80, /a//b/../c",
    })
    void isRead(String text, boolean tls, String host, int port, String pathAndQuery) {
        assertThat(SignalingUrl.parse(text)).contains(new SignalingUrl(tls, host, port, pathAndQuery));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "http://example.com/",
                "https://example.com/",
                "ws:/example.com/",
                "ws://",
                "ws:///path",
                "ws://:80/",
                "ws://user@example.com/",
                "ws://user:secret@example.com/",
                "ws://example.com/#part",
                "ws://example.com#part",
                "ws://example.com:/",
                "ws://example.com:0/",
                "ws://example.com:65536/",
                "ws://example.com:999999/",
                "ws://example.com:-1/",
                "ws://example.com:http/",
                "ws://exam ple.com/",
                " ws://example.com/",
                "ws://example.com/ ",
                "ws://example.com/a b",
                "ws://example.com/a\r\nHost: other",
                "ws://example.com/{room}",
                "ws://example.com/%zz",
                "ws://example.com/caf\u00e9",
                "ws://b\u00fccher.example/",
                "ws://::1/",
                "ws://[::1/",
                "ws://[]/",
                "ws://[example.com]/",
                "ws://[fe80::1%eth0]/",
            })
    void isRefused(String text) {
        assertThat(SignalingUrl.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ws://example.com/",
                "wss://example.com/signaling?key=secret",
                "wss://example.com:80/",
                "ws://[::1]:3000/ws"
            })
    void isWrittenAsItWasRead(String text) {
        assertThat(SignalingUrl.parse(text).map(SignalingUrl::toString)).contains(text);
    }

    @Test
    void aPortThatIsMeantAnywayIsNotWritten() {
        assertThat(SignalingUrl.parse("wss://example.com:443").map(SignalingUrl::toString))
                .contains("wss://example.com/");
    }

    @Test
    void theQueryIsNotShown() {
        Optional<SignalingUrl> url = SignalingUrl.parse("wss://example.com/signaling?key=secret");

        assertThat(url.map(SignalingUrl::withoutQuery)).contains("wss://example.com/signaling");
    }
}
