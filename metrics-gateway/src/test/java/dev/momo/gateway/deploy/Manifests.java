package dev.momo.gateway.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The objects that are applied together. */
record Manifests(List<ObjectNode> objects) {

    private static final ObjectMapper YAML = new YAMLMapper();

    static Manifests render(Path kustomization) throws IOException, InterruptedException {
        return parse(Kubectl.kustomize(kustomization));
    }

    static Manifests parse(String yaml) throws IOException {
        try (var values = YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(yaml)) {
            return new Manifests(values.readAll());
        }
    }

    Manifests copy() {
        return new Manifests(
                new ArrayList<>(objects.stream().map(ObjectNode::deepCopy).toList()));
    }

    Stream<ObjectNode> ofKind(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    Optional<ObjectNode> find(String kind, String name) {
        return ofKind(kind).filter(object -> name(object).equals(name)).findFirst();
    }

    Stream<Workload> workloads() {
        return Stream.of("DaemonSet", "Deployment").flatMap(this::ofKind).map(Workload::new);
    }

    /** Those whose pods a selector selects; an empty selector selects all. */
    List<Workload> selected(JsonNode labels) {
        return workloads()
                .filter(workload -> contains(workload.template().at("/metadata/labels"), labels))
                .toList();
    }

    /** The variables of a container whose values are known before it runs. */
    Map<String, String> variables(JsonNode container) {
        Map<String, String> variables = new TreeMap<>();
        for (JsonNode source : container.path("envFrom")) {
            find("ConfigMap", source.at("/configMapRef/name").asText()).ifPresent(map -> fields(map.path("data"))
                    .forEach(entry ->
                            variables.put(entry.getKey(), entry.getValue().asText())));
        }
        for (JsonNode variable : container.path("env")) {
            variables.put(variable.path("name").asText(), variable.path("value").asText());
        }
        return variables;
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static String title(JsonNode object) {
        return object.path("kind").asText() + " " + name(object);
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static Stream<Map.Entry<String, JsonNode>> fields(JsonNode object) {
        return object.properties().stream();
    }

    /** Whether labels has all pairs of wanted. */
    static boolean contains(JsonNode labels, JsonNode wanted) {
        return fields(wanted).allMatch(pair -> labels.path(pair.getKey()).equals(pair.getValue()));
    }
}
