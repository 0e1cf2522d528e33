package dev.momo.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private final Map<String, String> environment = new HashMap<>(Map.of("MOMO_FEED_TOKEN", "secret"));

    private Settings read() {
        return Settings.read(environment::get);
    }

    @Test
    void defaults() {
        Settings settings = read();

        assertThat(settings.feed()).isEqualTo(new Address("127.0.0.1", 50051));
        assertThat(settings.metrics()).isEqualTo(new Address("127.0.0.1", 8081));
        assertThat(settings.management()).isEqualTo(new Address("127.0.0.1", 9000));
        assertThat(settings.sampleInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.allowedOrigins()).isEmpty();
        assertThat(settings.thresholds()).isEqualTo(Thresholds.defaults());
        assertThat(settings.thresholds().loss()).isEqualTo(new Threshold(0.02, 0.1));
        assertThat(settings.thresholds().bitrate()).isEqualTo(new Threshold(0.85, 0.5));
        assertThat(settings.thresholds().frameRate()).isEmpty();
        assertThat(settings.history()).isEqualTo(new HistorySettings(Duration.ofMinutes(15), 16 << 20));
        assertThat(settings.maxListeners()).isEqualTo(100);
        assertThat(settings.bounds()).isEqualTo(new Bounds(1000, 256, 1000, 4 << 20));
        assertThat(settings.logLevel()).isEqualTo(LogLevel.WARNING);
        assertThat(settings.parentPipe()).isFalse();
    }

    @Test
    void everySettingHasItsEffect() {
        environment.putAll(Map.of(
                "MOMO_FEED_HOST", "::1",
                "MOMO_FEED_PORT", "0",
                "MOMO_METRICS_HOST", "0.0.0.0",
                "MOMO_METRICS_PORT", "65535",
                "MOMO_MANAGEMENT_PORT", "1",
                "MOMO_SAMPLE_INTERVAL", "500ms",
                "MOMO_METRICS_ALLOW_ORIGIN", "https://a.example, http://localhost:3000",
                "MOMO_LOG_LEVEL", "verbose",
                "MOMO_PARENT_PIPE", "true"));
        environment.putAll(Map.of(
                "MOMO_MANAGEMENT_HOST", "localhost",
                "MOMO_MAX_LISTENERS", "7",
                "MOMO_MAX_NODES", "1",
                "MOMO_MAX_CONNECTIONS", "2",
                "MOMO_MAX_STATS", "3",
                "MOMO_FEED_MAX_MESSAGE_BYTES", "4096"));

        Settings settings = read();

        assertThat(settings.feed()).isEqualTo(new Address("::1", 0));
        assertThat(settings.metrics()).isEqualTo(new Address("0.0.0.0", 65535));
        assertThat(settings.management()).isEqualTo(new Address("localhost", 1));
        assertThat(settings.sampleInterval()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.allowedOrigins()).containsExactlyInAnyOrder("https://a.example", "http://localhost:3000");
        assertThat(settings.maxListeners()).isEqualTo(7);
        assertThat(settings.bounds()).isEqualTo(new Bounds(1, 2, 3, 4096));
        assertThat(settings.logLevel()).isEqualTo(LogLevel.VERBOSE);
        assertThat(settings.parentPipe()).isTrue();
    }

    @Test
    void everyThresholdHasItsSetting() {
        environment.putAll(Map.of(
                "MOMO_VERDICT_LOSS", "0.01, 0.02",
                "MOMO_VERDICT_ROUND_TRIP", "1,2",
                "MOMO_VERDICT_BITRATE", "0.9,0.8",
                "MOMO_VERDICT_SEND_DELAY", "3,4",
                "MOMO_VERDICT_FRAMES", "0.7,0.6",
                "MOMO_VERDICT_FRAME_RATE", "12.5",
                "MOMO_VERDICT_ENCODER_LOAD", "0.1,0.2",
                "MOMO_VERDICT_FREEZES", "0.3,0.4"));
        environment.putAll(Map.of("MOMO_VERDICT_CONCEALMENT", "0.5,0.6", "MOMO_VERDICT_KEY_FRAMES", "7,8"));

        assertThat(read().thresholds())
                .isEqualTo(new Thresholds(
                        new Threshold(0.01, 0.02),
                        new Threshold(1, 2),
                        new Threshold(0.9, 0.8),
                        new Threshold(3, 4),
                        new Threshold(0.7, 0.6),
                        OptionalDouble.of(12.5),
                        new Threshold(0.1, 0.2),
                        new Threshold(0.3, 0.4),
                        new Threshold(0.5, 0.6),
                        new Threshold(7, 8)));
    }

    @Test
    void historyHasALengthAndABoundOrIsOff() {
        environment.put("MOMO_HISTORY", "2h");
        environment.put("MOMO_HISTORY_MAX_BYTES", "1048576");
        assertThat(read().history()).isEqualTo(new HistorySettings(Duration.ofHours(2), 1 << 20));

        environment.put("MOMO_HISTORY", "0");
        assertThat(read().history().length()).isZero();
    }

    @Test
    void anEmptyVariableIsNotSet() {
        environment.put("MOMO_METRICS_PORT", "");

        assertThat(read().metrics().port()).isEqualTo(8081);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MOMO_METRICS_PORT | tcp://10.0.0.1:80 | a whole number from 0 to 65535; Kubernetes set this",
                "MOMO_FEED_PORT | 65536 | a whole number from 0 to 65535",
                "MOMO_MANAGEMENT_PORT | -1 | a whole number from 0 to 65535",
                "MOMO_SAMPLE_INTERVAL | 99ms | a time from 100ms to 60s, such as 500ms, 2s or 15m",
                "MOMO_SAMPLE_INTERVAL | 61s | a time from 100ms to 60s",
                "MOMO_SAMPLE_INTERVAL | 1 | a time from 100ms to 60s",
                "MOMO_METRICS_ALLOW_ORIGIN | * | origins such as https://example.org",
                "MOMO_METRICS_ALLOW_ORIGIN | https://a.example/ | origins such as https://example.org",
                "MOMO_METRICS_ALLOW_ORIGIN | https://a b | origins such as https://example.org",
                "MOMO_VERDICT_LOSS | 0.02 | two numbers from 0 to 1, where it is fair and where it is poor",
                "MOMO_VERDICT_LOSS | 0.2,0.1 | the first not above the second",
                "MOMO_VERDICT_LOSS | 0.2,1.1 | two numbers from 0 to 1",
                "MOMO_VERDICT_BITRATE | 0.5,0.5 | the second below the first",
                "MOMO_VERDICT_ROUND_TRIP | -1,2 | two numbers from 0 to 60",
                "MOMO_VERDICT_FRAME_RATE | 0 | a number above 0, up to 240",
                "MOMO_HISTORY | 30s | a time from 60s to 24h, such as",
                "MOMO_HISTORY_MAX_BYTES | 16M | a whole number from 1048576",
                "MOMO_MAX_NODES | 0 | a whole number from 1",
                "MOMO_MAX_CONNECTIONS | many | a whole number from 1",
                "MOMO_MAX_STATS | 1e3 | a whole number from 1",
                "MOMO_FEED_MAX_MESSAGE_BYTES | 1 | a whole number from 1024",
                "MOMO_LOG_LEVEL | debug | one of verbose, info, warning, error, none",
                "MOMO_PARENT_PIPE | yes | true or false",
            })
    void aWrongValueIsNamedWithWhatWasExpected(String variable, String value, String expected) {
        environment.put(variable, value);

        assertThatThrownBy(this::read)
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(variable + " is '")
                .hasMessageContaining(expected)
                .hasMessageNotContaining("\n");
    }

    @Test
    void aTokenIsRequired() {
        environment.clear();

        assertThatThrownBy(this::read)
                .isInstanceOf(SettingException.class)
                .hasMessageContainingAll("MOMO_FEED_TOKEN", "MOMO_FEED_TOKEN_FILE", "openssl rand -hex 32");
    }

    @Test
    void onlyOneTokenCanBeMeant() {
        environment.put("MOMO_FEED_TOKEN_FILE", "/run/token");

        assertThatThrownBy(this::read).isInstanceOf(SettingException.class).hasMessageContaining("both set");
    }

    @Test
    void aTokenThatNoHeaderCarriesIsRefusedUnseen() {
        environment.put("MOMO_FEED_TOKEN", "pässword");

        assertThatThrownBy(this::read)
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("MOMO_FEED_TOKEN holds a character")
                .hasMessageNotContaining("pässword");
    }

    @Test
    void aTokenFileIsTrimmed(@TempDir Path directory) throws IOException {
        tokenFile(directory, "  abc\n");

        assertThat(read().token().matches("abc")).isTrue();
        assertThat(read().token().matches("abd")).isFalse();
        assertThat(read().token().matches("")).isFalse();
        assertThat(read().token()).asString().doesNotContain("abc");
    }

    @Test
    void aTokenFileMustHoldAToken(@TempDir Path directory) throws IOException {
        tokenFile(directory, " \n");
        assertThatThrownBy(this::read).hasMessageContaining("is empty");

        tokenFile(directory, "x".repeat(5000));
        assertThatThrownBy(this::read).hasMessageContaining("more than 4096 bytes");

        environment.put("MOMO_FEED_TOKEN_FILE", directory.resolve("missing").toString());
        assertThatThrownBy(this::read)
                .isInstanceOf(SettingException.class)
                .hasMessageContainingAll("missing", "cannot be read");
    }

    private void tokenFile(Path directory, String content) throws IOException {
        Path file = Files.writeString(directory.resolve("token"), content);
        environment.remove("MOMO_FEED_TOKEN");
        environment.put("MOMO_FEED_TOKEN_FILE", file.toString());
    }
}
