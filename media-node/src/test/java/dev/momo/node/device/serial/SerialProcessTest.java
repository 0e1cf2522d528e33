package dev.momo.node.device.serial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.momo.node.testing.Pty;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the native library does to a process and to its machine. */
class SerialProcessTest {

    @TempDir
    Path directory;

    private Path temporary;
    private Path home;
    private Path current;
    private Pty pty;

    @BeforeEach
    void connect() throws Exception {
        temporary = Files.createDirectory(directory.resolve("temporary"));
        home = Files.createDirectory(directory.resolve("home"));
        current = Files.createDirectory(directory.resolve("current"));
        pty = Pty.create(directory.resolve("ttyX"));
    }

    @AfterEach
    void stop() throws Exception {
        pty.close();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + temporary,
                        "-Duser.home=" + home,
                        "-Djava.util.logging.manager=" + OpenPort.EndlessLog.class.getName(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OpenPort.class.getName(),
                        directory.resolve("ttyX").toString())
                .directory(current.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> !file.equals(directory)).toList();
        }
    }

    @Test
    void itLeavesNothingBehindAndTouchesNothingOfOthers() throws Exception {
        // What another user may have put where jSerialComm looks by itself.
        Path theirs = Files.createDirectories(temporary.resolve("jSerialComm/2.11.4"));
        Files.writeString(theirs.resolve("libjSerialComm.so"), "none");
        Path important = Files.createFile(temporary.resolve("jSerialComm/important"));
        List<Path> before = files(temporary);
        Process process = start();
        try (BufferedReader output = output(process)) {
            assertThat(output.readLine()).isEqualTo("open");

            assertThat(files(temporary)).containsExactlyInAnyOrderElementsOf(before);
            assertThat(important).exists();
            assertThat(files(home)).isEmpty();
            assertThat(files(current)).isEmpty();
            assertThat(Files.readString(Path.of("/proc/" + process.pid() + "/maps")))
                    .containsPattern(temporary + "/momo-serial[0-9]+/jSerialComm/.*/libjSerialComm\\.so \\(deleted\\)");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void aTemporaryDirectoryThatIsNotThereIsNamed() throws Exception {
        Files.delete(temporary);
        Process process = start();
        try (BufferedReader output = output(process)) {
            // Beside what Java 25 has to say of it.
            assertThat(output.lines())
                    .anyMatch(line -> line.contains(
                            "cannot be opened: the library jSerialComm cannot be loaded from " + temporary));
            assertThat(files(home)).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void atTheEndOfTheProcessTheDeviceIsNotSaidToBeLost() throws Exception {
        Process process = start();
        try (BufferedReader output = output(process)) {
            assertThat(output.readLine()).isEqualTo("open");
            // Not process.destroy(), which closes the output too.
            process.toHandle().destroy();

            assertThat(output.lines()).containsExactly("closed");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
