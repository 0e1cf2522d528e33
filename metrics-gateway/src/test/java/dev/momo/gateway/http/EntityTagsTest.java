package dev.momo.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"a-1\"", "W/\"a-1\"", "*", " * ", "\"x\", \"a-1\"", "\"x\",W/\"a-1\",\"y\""})
    void matches(String header) {
        assertThat(EntityTags.match(List.of(header), "a-1")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a-1", "\"a-10\"", "\"*\"", "\"a-1", "W/a-1"})
    void doesNotMatch(String header) {
        assertThat(EntityTags.match(List.of(header), "a-1")).isFalse();
    }

    @Test
    void severalHeadersAreOne() {
        assertThat(EntityTags.match(List.of(), "a-1")).isFalse();
        assertThat(EntityTags.match(List.of("\"x\"", "\"a-1\""), "a-1")).isTrue();
    }
}
