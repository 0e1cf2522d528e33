package dev.momo.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever watches over the program by its heartbeat file sees what is so, in every mode. */
final class HeartbeatIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration STOP = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    /** No viewer, and a server that is not there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "p2p --port 0",
                "ayame --signaling-url ws://127.0.0.1:%d/ --room-id r",
                "sora --signaling-urls ws://127.0.0.1:%d/ --channel-id c",
                "sora --signaling-urls ws://127.0.0.1:%d/ --channel-id c --port 0"
            })
    void itBeatsAndEndsWithTheNode(String mode) throws IOException {
        Path file = directory.resolve("alive");
        List<String> arguments = new ArrayList<>(List.of("--heartbeat-file", file.toString()));
        arguments.addAll(List.of(String.format(mode, FreePorts.find()).split(" ")));
        try (NodeProcess node = NodeProcess.start(Map.of(), arguments.toArray(String[]::new))) {
            await("the file").atMost(SOON).until(() -> Files.exists(file));
            for (int i = 0; i < 5; i++) {
                FileTime before = Files.getLastModifiedTime(file);
                await("a beat")
                        .atMost(Duration.ofSeconds(3))
                        .until(() -> Files.getLastModifiedTime(file).compareTo(before) > 0);
            }
            node.program().signal("TERM");
            assertThat(node.program().awaitExit(STOP)).isZero();
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsNamedAndNothingIsLeftRunning() {
        Path file = directory.resolve("missing/alive");
        Map<String, String> environment = Map.of("MOMO_HEARTBEAT_FILE", file.toString());
        try (NodeProcess node = NodeProcess.start(environment, "--metrics-port", "0", "p2p", "--port", "0")) {
            assertThat(node.program().awaitExit(SOON)).isEqualTo(1);
            node.program().awaitOutput(STOP);
            assertThat(node.program().stderr().lines())
                    .containsExactly("--heartbeat-file: File cannot be written: " + file + " (no such directory)");
            assertThat(node.program().stdout().lines()).isEmpty();
        }
    }
}
