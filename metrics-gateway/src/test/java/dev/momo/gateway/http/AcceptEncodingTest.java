package dev.momo.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptEncodingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "x-gzip",
                "deflate, gzip",
                "gzip;q=0.5",
                "gzip ; q=0.001",
                "*",
                "br;q=1.0, *;q=0.1",
                "identity;q=0.5, gzip;q=1.0",
                "gzip;foo=bar"
            })
    void allowed(String header) {
        assertThat(AcceptEncoding.allowsGzip(List.of(header))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "identity",
                "deflate, br",
                "gzip;q=0",
                "gzip;q=0.000, *",
                "*;q=0",
                "gzip;q=0.5, identity",
                "gzip;q=much"
            })
    void notAllowed(String header) {
        assertThat(AcceptEncoding.allowsGzip(List.of(header))).isFalse();
    }

    @Test
    void severalHeadersAreOne() {
        assertThat(AcceptEncoding.allowsGzip(List.of())).isFalse();
        assertThat(AcceptEncoding.allowsGzip(List.of("br", "gzip"))).isTrue();
    }
}
