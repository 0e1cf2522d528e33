package dev.momo.gateway.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The directory deploy/kubernetes. */
final class Kubernetes {

    static final Path HOME = Path.of("..", "deploy", "kubernetes");
    static final Path README = HOME.resolve("README.md");

    /** Overlays in which the media-node may do all that root may. No other, and never a gateway. */
    private static final Set<String> PRIVILEGED = Set.of("privileged", "sidecar");

    private Kubernetes() {}

    static List<String> overlays() throws IOException {
        return names("overlays");
    }

    static List<String> components() throws IOException {
        return names("components");
    }

    private static List<String> names(String directory) throws IOException {
        try (Stream<Path> files = Files.list(HOME.resolve(directory))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    static Manifests render(String overlay) throws IOException, InterruptedException {
        return Manifests.render(HOME.resolve("overlays").resolve(overlay));
    }

    static Set<String> privileged(String overlay) {
        return PRIVILEGED.contains(overlay) ? Set.of("media-node") : Set.of();
    }
}
