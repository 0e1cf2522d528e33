package dev.momo.node.signaling.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {

    @ParameterizedTest
    @CsvSource({
        "http://proxy, proxy, 80",
        "http://proxy:3128, proxy, 3128",
        "http://proxy:3128/, proxy, 3128",
        "HTTP://10.0.0.1:8080, 10.0.0.1, 8080",
        "http://[::1]:3128, ::1, 3128",
    })
    void isRead(String url, String host, int port) {
        assertThat(ProxySettings.parse(url, "user", "secret"))
                .contains(new ProxySettings(host, port, "user", "secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proxy:3128",
                "https://proxy:3128",
                "socks5://proxy:1080",
                "http://",
                "http:///",
                "http://user:secret@proxy:3128",
                "http://proxy:3128/path",
                "http://proxy:0",
                "http://proxy:65536",
                "http://pro xy",
            })
    void isRefused(String url) {
        assertThat(ProxySettings.parse(url, "", "")).isEmpty();
    }

    @Test
    void thePasswordIsNotShown() {
        Optional<ProxySettings> proxy = ProxySettings.parse("http://proxy:3128", "user", "secret");

        assertThat(proxy).map(ProxySettings::toString).contains("http://proxy:3128");
        assertThat(new SocketSettings(false, Optional.empty(), Optional.empty(), proxy, Optional.empty()).toString())
                .doesNotContain("secret");
    }
}
