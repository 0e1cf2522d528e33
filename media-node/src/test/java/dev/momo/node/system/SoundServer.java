package dev.momo.node.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A PulseAudio of the test's own: a silent microphone, which is its default, one that hears a tone, and a speaker. */
final class SoundServer implements AutoCloseable {

    static final String TONE = "tone";

    private static final Duration START = Duration.ofSeconds(20);

    private final Path directory;
    private final Program server;

    SoundServer() {
        try {
            directory = Files.createTempDirectory("momo-sound");
            Files.writeString(directory.resolve("default.pa"), """
                    load-module module-null-sink sink_name=speaker
                    load-module module-null-source source_name=silence description=Silence
                    load-module module-sine-source source_name=%s frequency=440
                    set-default-source silence
                    load-module module-native-protocol-unix socket=%s auth-anonymous=1
                    """.formatted(TONE, socket()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = Program.start(
                Map.of("HOME", directory.toString(), "XDG_RUNTIME_DIR", directory.toString()),
                List.of(
                        "pulseaudio",
                        "-n",
                        "-F",
                        directory.resolve("default.pa").toString(),
                        "--exit-idle-time=-1",
                        "--daemonize=no",
                        "--use-pid-file=no"));
        await("the sound server").atMost(START).until(() -> Files.exists(socket()));
    }

    private Path socket() {
        return directory.resolve("native");
    }

    /** What a program has to have in its environment to use it. */
    Map<String, String> environment() {
        return Map.of("PULSE_SERVER", "unix:" + socket());
    }

    @Override
    public void close() {
        server.close();
    }
}
