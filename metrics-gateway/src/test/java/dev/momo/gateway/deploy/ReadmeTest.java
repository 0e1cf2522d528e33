package dev.momo.gateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private final Readme readme = Readme.read();

    ReadmeTest() throws IOException {}

    @Test
    void listsEveryOverlayAndComponent() throws IOException {
        assertThat(readme.rows("overlay")).containsExactlyInAnyOrderElementsOf(Kubernetes.overlays());
        assertThat(readme.rows("component")).containsExactlyElementsOf(Kubernetes.components());
    }

    @Test
    void saysHowEverySecretIsMade() {
        for (String secret : ReferenceRules.SECRETS) {
            assertThat(readme.text()).contains("create secret generic " + secret + " --from-literal=");
        }
        assertThat(readme.text()).contains("momo-feed-token --from-literal=token=$(openssl rand -hex 32)");
    }

    @Test
    void theFirewallTableNamesThePortsThatAreForwarded() throws Exception {
        JsonNode service =
                Kubernetes.render("node-port").find("Service", "media-node").orElseThrow();
        List<Integer> ports = Manifests.elements(service.at("/spec/ports"))
                .map(port -> port.path("nodePort").asInt())
                .toList();

        assertThat(readme.text())
                .contains(ports.get(0) + "/tcp, " + ports.get(1) + " to " + ports.get(ports.size() - 1) + "/udp");
    }
}
