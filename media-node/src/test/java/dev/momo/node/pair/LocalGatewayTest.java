package dev.momo.node.pair;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a shell script in the place of Java: what the parent does is the same. */
class LocalGatewayTest {

    private static final String READY = "echo '{\"metrics\":1,\"feed\":2,\"management\":3}'";

    @TempDir
    Path directory;

    private LocalGateway start(String script, Map<String, String> settings) throws IOException {
        Path program = directory.resolve("program");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return LocalGateway.start(new GatewayCommand(program, Path.of("gateway.jar")), settings);
    }

    @Test
    void thePortsAreThoseThatTheChildReports() throws Exception {
        try (LocalGateway gateway = start("echo 'Listening for transport'; " + READY + "; cat >/dev/null", Map.of())) {
            assertThat(gateway.ports().toCompletableFuture().get(5, SECONDS)).isEqualTo(new GatewayPorts(1, 2, 3));
        }
    }

    @Test
    void theChildEndsWhenThePipeCloses() throws Exception {
        LocalGateway gateway = start(READY + "; cat >/dev/null; exit 7", Map.of());
        gateway.ports().toCompletableFuture().get(5, SECONDS);
        gateway.close();

        assertThat(gateway.ended().toCompletableFuture().get(5, SECONDS)).isEqualTo(7);
    }

    @Test
    void aChildThatDoesNotEndIsEnded() throws Exception {
        LocalGateway gateway = start("exec sleep 60", Map.of());
        gateway.close();

        assertThat(gateway.ended().toCompletableFuture().get(5, SECONDS)).isNotZero();
    }

    @Test
    void aChildThatEndsBeforeItIsReadyFailsTheStart() throws Exception {
        LocalGateway gateway = start("exit 1", Map.of());

        assertThat(gateway.ended().toCompletableFuture().get(5, SECONDS)).isEqualTo(1);
        assertThatThrownBy(() -> gateway.ports().toCompletableFuture().get(5, SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("ended before it was ready");
    }

    @Test
    void aLineThatReportsNoPortsIsShown() throws Exception {
        try (LocalGateway gateway = start("echo '{hello'; cat >/dev/null", Map.of())) {
            assertThatThrownBy(() -> gateway.ports().toCompletableFuture().get(5, SECONDS))
                    .hasMessageContaining("hello");
        }
    }

    @Test
    void ofThisProcessSettingsTheChildGetsNoneButItsOwn() throws Exception {
        Path seen = directory.resolve("seen");
        LocalGateway gateway = start(
                "env | grep ^MOMO_ | sort > " + seen + "; " + READY + "; cat >/dev/null",
                Map.of("MOMO_FEED_TOKEN", "t"));
        gateway.ports().toCompletableFuture().get(5, SECONDS);
        gateway.close();
        gateway.ended().toCompletableFuture().get(5, SECONDS);

        assertThat(Files.readAllLines(seen)).containsExactly("MOMO_FEED_TOKEN=t", "MOMO_PARENT_PIPE=true");
    }

    @Test
    void tokensDiffer() {
        assertThat(FeedToken.random()).matches("[0-9a-f]{64}").isNotEqualTo(FeedToken.random());
    }
}
