package dev.momo.node.signaling.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginPolicyTest {

    private final OriginPolicy policy = new OriginPolicy(Set.of("https://wall.example.com"), "cam1.example.net");

    @ParameterizedTest
    @CsvSource({
        "http://192.0.2.7:8080, 192.0.2.7:8080",
        "http://[fd00::2]:8080, [fd00::2]:8080",
        "http://localhost:8080, localhost:8080",
        "http://camera:8080, camera:8080",
        "http://Camera.local:8080, camera.local:8080",
        "http://camera.home.arpa, camera.home.arpa:80",
        "https://camera.lan, camera.lan:443",
        "http://rpi_cam:8080, rpi_cam:8080",
        "http://cam1.example.net:8080, CAM1.example.net:8080",
        "https://wall.example.com, 192.0.2.7:8080"
    })
    void ownPagesAndNamedOnesMayConnect(String origin, String host) {
        assertThat(policy.allows(origin, host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example, 192.0.2.7:8080",
        "http://192.0.2.7:9999, 192.0.2.7:8080",
        "http://192.0.2.7, 192.0.2.7:8080",
        "https://192.0.2.7:8080, 192.0.2.8:8080",
        "http://wall.example.com, 192.0.2.7:8080",
        "https://wall.example.com:444, 192.0.2.7:8080",
        "null, 192.0.2.7:8080",
        "file://, 192.0.2.7:8080",
        "nonsense, 192.0.2.7:8080",
        "http://192.0.2.7:8080@evil.example, 192.0.2.7:8080",
        "'', 192.0.2.7:8080"
    })
    void foreignPagesMayNot(String origin, String host) {
        assertThat(policy.allows(origin, host)).isFalse();
    }

    @Test
    void aForeignNameThatResolvesToThisMachineIsForeign() {
        assertThat(policy.allows("http://rebound.evil.example:8080", "rebound.evil.example:8080"))
                .isFalse();
    }

    @Test
    void whoIsNoPageMayConnect() {
        assertThat(policy.allows(null, "192.0.2.7:8080")).isTrue();
        assertThat(policy.allows(null, null)).isTrue();
        assertThat(policy.allows("http://192.0.2.7:8080", null)).isFalse();
    }
}
