package dev.momo.gateway.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;

/** What makes pods. */
record Workload(JsonNode object) {

    JsonNode template() {
        return object.at("/spec/template");
    }

    JsonNode pod() {
        return template().path("spec");
    }

    Stream<JsonNode> containers() {
        return Stream.of("containers", "initContainers").flatMap(list -> Manifests.elements(pod().path(list)));
    }

    Optional<JsonNode> container(String name) {
        return containers()
                .filter(container -> container.path("name").asText().equals(name))
                .findFirst();
    }

    boolean onHostNetwork() {
        return pod().path("hostNetwork").asBoolean();
    }

    Optional<JsonNode> volume(String name) {
        return Manifests.elements(pod().path("volumes"))
                .filter(volume -> volume.path("name").asText().equals(name))
                .findFirst();
    }

    /** The volume that is mounted exactly there. */
    Optional<JsonNode> mountedAt(JsonNode container, String path) {
        return Manifests.elements(container.path("volumeMounts"))
                .filter(mount -> mount.path("mountPath").asText().equals(path))
                .findFirst()
                .flatMap(mount -> volume(mount.path("name").asText()));
    }

    /** The number of a port, by its name or number and its protocol, of whichever container has it. */
    Optional<Integer> port(JsonNode nameOrNumber, String protocol) {
        return containers()
                .flatMap(container -> Manifests.elements(container.path("ports")))
                .filter(port -> port.path("protocol").asText("TCP").equals(protocol))
                .filter(port -> nameOrNumber.isNumber()
                        ? port.path("containerPort").equals(nameOrNumber)
                        : port.path("name").equals(nameOrNumber))
                .map(port -> port.path("containerPort").asInt())
                .findFirst();
    }

    String title() {
        return Manifests.title(object);
    }

    String title(JsonNode container) {
        return title() + ", container " + container.path("name").asText();
    }
}
