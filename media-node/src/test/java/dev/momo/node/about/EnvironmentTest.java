package dev.momo.node.about;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {

    @TempDir
    Path root;

    private void file(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private String describe(String arch) {
        return new Environment(root).describe(arch);
    }

    @Test
    void namesArchitectureAndSystem() throws IOException {
        file("etc/os-release", "NAME=\"Debian\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n");

        assertThat(describe("amd64")).isEqualTo("[x86_64] Debian GNU/Linux 12 (bookworm)");
        assertThat(describe("aarch64")).isEqualTo("[aarch64] Debian GNU/Linux 12 (bookworm)");
    }

    @Test
    void inAContainerTheHostsSystemIsMeant() throws IOException {
        file("etc/os-release", "PRETTY_NAME='Container'\n");
        file("run/host/os-release", "PRETTY_NAME=Device OS\n");

        assertThat(describe("amd64")).isEqualTo("[x86_64] Device OS");
    }

    @Test
    void aSystemWithoutANameIsUnknown() {
        assertThat(describe("riscv64")).isEqualTo("[riscv64] Unknown OS");
    }

    @Test
    void onJetsonTheReleaseOfItsPackagesIsAdded() throws IOException {
        file("etc/os-release", "PRETTY_NAME=\"Ubuntu 22.04.5 LTS\"\n");
        file(
                "var/lib/dpkg/status",
                "Package: other\nVersion: 1\n\nPackage: nvidia-l4t-core\nStatus: ok\nVersion: 36.4.0\n\nPackage: z\n");

        assertThat(describe("aarch64")).isEqualTo("[aarch64] Ubuntu 22.04.5 LTS (nvidia-l4t-core 36.4.0)");
    }

    @Test
    void thisBuildKnowsItself() {
        About about = About.read();

        assertThat(about.version()).matches("WebRTC Native Client Momo \\d+\\.\\d+\\.\\d+ \\(([0-9a-f]{8}|unknown)\\)");
        assertThat(about.libwebrtc()).matches("webrtc-java \\d+\\.\\d+\\.\\d+ M\\d+\\.\\d+");
        assertThat(about.environment()).startsWith("[");
    }
}
