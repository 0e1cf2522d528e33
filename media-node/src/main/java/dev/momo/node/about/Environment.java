package dev.momo.node.about;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Describes the device: its architecture and its system, also from inside a container. */
final class Environment {

    /** The host's, where a container has been given it (systemd's container interface), before the container's own. */
    private static final List<String> OS_RELEASES =
            List.of("run/host/os-release", "etc/os-release", "usr/lib/os-release");

    private static final String DPKG_STATUS = "var/lib/dpkg/status";

    /** Java's names of what {@code uname -m} calls otherwise. */
    private static final Map<String, String> MACHINES = Map.of("amd64", "x86_64", "arm", "armv7l", "x86", "i686");

    private final Path root;

    Environment(Path root) {
        this.root = root;
    }

    String describe(String javaArch) {
        String machine = MACHINES.getOrDefault(javaArch, javaArch);
        String os = OS_RELEASES.stream()
                .flatMap(file -> prettyName(file).stream())
                .findFirst()
                .orElse("Unknown OS");
        String jetson = jetsonVersion().map(v -> " (nvidia-l4t-core " + v + ")").orElse("");
        return "[" + machine + "] " + os + jetson;
    }

    private Optional<String> prettyName(String file) {
        try (Stream<String> lines = Files.lines(root.resolve(file))) {
            return lines.filter(line -> line.startsWith("PRETTY_NAME="))
                    .map(line -> line.substring("PRETTY_NAME=".length()).replaceAll("^[\"']|[\"']$", ""))
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private Optional<String> jetsonVersion() {
        try (Stream<String> lines = Files.lines(root.resolve(DPKG_STATUS), StandardCharsets.ISO_8859_1)) {
            return lines.dropWhile(line -> !line.equals("Package: nvidia-l4t-core"))
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.startsWith("Version: "))
                    .map(line -> line.substring("Version: ".length()))
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
