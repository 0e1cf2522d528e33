package dev.momo.node.device.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of what root, who passes these tests, is never refused. */
class OpenProblemTest {

    private static final int EACCES = 13;

    @TempDir
    Path directory;

    @Test
    void whoMayNotIsToldTheGroup() throws Exception {
        Path device = Files.createFile(directory.resolve("ttyX"));
        Files.setPosixFilePermissions(device, PosixFilePermissions.fromString("rw-rw----"));
        String group =
                Files.readAttributes(device, PosixFileAttributes.class).group().getName();

        OpenProblem problem = OpenProblem.of(device, EACCES);

        assertThat(problem.text()).contains("no permission", "sudo usermod -aG " + group + " ");
        assertThat(problem.deviceMissing()).isFalse();
    }

    @Test
    void aGroupThatMayNotEitherIsNoAdvice() throws Exception {
        Path device = Files.createFile(directory.resolve("ttyX"));
        Files.setPosixFilePermissions(device, PosixFilePermissions.fromString("rw-------"));

        assertThat(OpenProblem.of(device, EACCES).text())
                .contains("no permission", "udev")
                .doesNotContain("usermod");
    }

    @Test
    void whatVanishedWhileItWasOpenedIsMissing() {
        assertThat(OpenProblem.of(directory.resolve("gone"), 2).deviceMissing()).isTrue();
    }

    @Test
    void anErrorWithoutAnExplanationIsGivenAsItIs() {
        assertThat(OpenProblem.of(directory, 24).text()).contains("24");
    }
}
