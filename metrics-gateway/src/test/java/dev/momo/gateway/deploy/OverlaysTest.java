package dev.momo.gateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What deploy/kubernetes renders to can be applied and does what its README promises. */
class OverlaysTest {

    private final Rules rules = new Rules(Documentation.read());

    OverlaysTest() throws IOException {}

    static List<String> overlays() throws IOException {
        return Kubernetes.overlays();
    }

    @ParameterizedTest(name = "overlay {0} keeps every rule")
    @MethodSource("overlays")
    void keepsEveryRule(String overlay) throws Exception {
        Manifests manifests = Kubernetes.render(overlay);

        assertThat(rules.problems(manifests, Kubernetes.privileged(overlay))).isEmpty();
        assertThat(manifests.workloads().flatMap(Workload::containers).map(c -> c.path("name")
                        .asText()))
                .containsExactlyInAnyOrder("media-node", "metrics-gateway");
    }

    @ParameterizedTest(name = "overlay {0}: images of this version, devices by {1}, {2} gateways")
    @CsvSource({
        "trial, nothing, 1",
        "privileged, privilege, 1",
        "device-plugin, a plugin, 1",
        "node-port, a plugin, 1",
        "sidecar, privilege, 0",
        "fleet, a plugin, 3"
    })
    void isWhatItsNameSays(String overlay, String devices, int gateways) throws Exception {
        Manifests manifests = Kubernetes.render(overlay);
        Workload nodes = new Workload(manifests.find("DaemonSet", "media-node").orElseThrow());
        JsonNode node = nodes.container("media-node").orElseThrow();

        assertThat(node.path("image").asText()).isEqualTo("momo-media-node:" + version());
        assertThat(manifests.variables(node).containsKey("MOMO_FAKE_CAPTURE_DEVICE"))
                .isEqualTo(devices.equals("nothing"));
        assertThat(node.at("/securityContext/privileged").asBoolean()).isEqualTo(devices.equals("privilege"));
        assertThat(node.at("/resources/limits").has("squat.ai/video")).isEqualTo(devices.equals("a plugin"));
        assertThat(nodes.onHostNetwork()).isEqualTo(!overlay.equals("node-port"));
        assertThat(manifests
                        .ofKind("Deployment")
                        .mapToInt(gateway -> gateway.at("/spec/replicas").asInt())
                        .sum())
                .isEqualTo(gateways);
        assertThat(manifests.ofKind("NetworkPolicy").count()).isEqualTo(gateways > 0 ? 1 : 0);
    }

    private static String version() throws IOException {
        return Files.readString(Path.of("pom.xml")).replaceFirst("(?s).*?<version>(.*?)</version>.*", "$1");
    }

    @Test
    void aChangeOfConfigurationRollsThePods() throws Exception {
        assertThat(nodeConfiguration("trial")).isNotEqualTo(nodeConfiguration("device-plugin"));
    }

    private static String nodeConfiguration(String overlay) throws Exception {
        JsonNode nodes =
                Kubernetes.render(overlay).find("DaemonSet", "media-node").orElseThrow();
        return nodes.at("/spec/template/spec/containers/0/envFrom/0/configMapRef/name")
                .asText();
    }

    @Test
    void theExampleOfTheReadmeKeepsEveryRule(@TempDir Path directory) throws Exception {
        String example = Readme.read().yaml();
        String home =
                directory.toRealPath().relativize(Kubernetes.HOME.toRealPath()).toString();
        Files.writeString(directory.resolve("kustomization.yaml"), example.replace("../momo/deploy/kubernetes", home));

        Manifests manifests = Manifests.render(directory);

        assertThat(rules.problems(manifests, Set.of())).isEmpty();
        assertThat(manifests.ofKind("PodMonitor")).hasSize(1);
        assertThat(manifests.workloads().flatMap(Workload::containers).map(c -> c.path("image")
                        .asText()))
                .allMatch(image -> image.startsWith("momo-"));
        assertThat(manifests
                        .workloads()
                        .flatMap(workload -> workload.container("media-node").stream())
                        .map(node -> manifests.variables(node).get("MOMO_MODE")))
                .containsExactly("sora");
    }
}
