package dev.momo.gateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The rules find what is wrong: each mistake here, made in what an overlay renders to, is reported. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenManifestsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Rules rules = new Rules(Documentation.read());

    /** Rendered once. */
    private final Map<String, Manifests> overlays = new HashMap<>();

    BrokenManifestsTest() throws IOException {}

    private Manifests overlay(String name) throws Exception {
        if (!overlays.containsKey(name)) {
            overlays.put(name, Kubernetes.render(name));
        }
        return overlays.get(name).copy();
    }

    @ParameterizedTest(name = "in {0}, {1} with {2} = {3}")
    @CsvFileSource(resources = "/kubernetes-mistakes.csv", delimiter = '|')
    void isReported(String overlay, String object, String where, @Nullable String value, String report)
            throws Exception {
        Manifests manifests = overlay(overlay);
        String[] kindAndName = object.split("/");
        change(manifests.find(kindAndName[0], kindAndName[1]).orElseThrow(), where, value);

        assertThat(rules.problems(manifests, Kubernetes.privileged(overlay)))
                .anySatisfy(problem -> assertThat(problem).contains(report));
    }

    private static void change(ObjectNode object, String where, @Nullable String value) throws IOException {
        JsonPointer pointer = JsonPointer.compile(
                where.replaceFirst("^container/", "pod/containers/0/").replaceFirst("^pod/", "/spec/template/spec/"));
        JsonNode parent = object.at(pointer.head());
        String key = pointer.last().getMatchingProperty();
        assertThat(parent.isContainerNode())
                .as("there is something to change at " + where)
                .isTrue();
        if (parent instanceof ArrayNode array) {
            array.remove(Integer.parseInt(key));
            if (value != null) {
                array.insert(Integer.parseInt(key), JSON.readTree(value.replace('\'', '"')));
            }
        } else if (value == null) {
            assertThat(((ObjectNode) parent).remove(key))
                    .as("there is something to remove at " + where)
                    .isNotNull();
        } else {
            ((ObjectNode) parent).set(key, JSON.readTree(value.replace('\'', '"')));
        }
    }

    @Test
    void aSecretWithAValueIsReported() throws Exception {
        Manifests manifests = overlay("trial");
        manifests.objects().add((ObjectNode) JSON.readTree(
                "{\"kind\":\"Secret\",\"metadata\":{\"name\":\"momo-feed-token\",\"namespace\":\"momo\"}}"));

        assertThat(rules.problems(manifests, Kubernetes.privileged("trial")))
                .contains("Secret momo-feed-token: holds a value that everybody has");
    }

    @Test
    void aPodMonitorWithAFieldThatIsNoneIsReported() throws Exception {
        Manifests monitor = Manifests.parse(
                "kind: PodMonitor\napiVersion: monitoring.coreos.com/v1\nmetadata: {name: m}\nspec: {podMetricEndpoints: [{port: metrics}]}");

        assertThat(ApiRules.problems(monitor))
                .containsExactly("PodMonitor m: unknown field /spec/podMetricEndpoints/port");
    }

    @Test
    void whatDoesNotRenderIsReported(@TempDir Path directory) throws Exception {
        // There is a kubectl that renders what is right.
        overlay("trial");
        Files.writeString(directory.resolve("kustomization.yaml"), "resorces: [a.yaml]\n");

        assertThatThrownBy(() -> Manifests.render(directory)).hasMessageContaining("resorces");
    }
}
