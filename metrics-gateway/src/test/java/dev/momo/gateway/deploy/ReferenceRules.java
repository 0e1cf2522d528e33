package dev.momo.gateway.deploy;

import static dev.momo.gateway.deploy.Manifests.elements;
import static dev.momo.gateway.deploy.Manifests.name;
import static dev.momo.gateway.deploy.Manifests.title;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whatever an object names is there. */
final class ReferenceRules {

    /** What README.md says who makes; a value of either in a manifest would be everybody's. */
    static final Set<String> SECRETS = Set.of("momo-feed-token", "momo-media-node");

    private final Manifests manifests;
    private final List<String> problems = new ArrayList<>();

    private ReferenceRules(Manifests manifests) {
        this.manifests = manifests;
    }

    static Stream<String> problems(Manifests manifests) {
        ReferenceRules rules = new ReferenceRules(manifests);
        manifests.objects().forEach(rules::namespace);
        manifests.workloads().forEach(rules::workload);
        manifests.ofKind("Service").forEach(rules::service);
        manifests.ofKind("NetworkPolicy").forEach(rules::networkPolicy);
        manifests.ofKind("PodMonitor").forEach(rules::podMonitor);
        manifests.ofKind("PodDisruptionBudget").forEach(budget -> rules.selected(budget, "/spec/selector/matchLabels"));
        manifests.ofKind("Secret").forEach(secret -> rules.problem(title(secret), "holds a value that everybody has"));
        return rules.problems.stream();
    }

    private void problem(String where, String what) {
        problems.add(where + ": " + what);
    }

    private void require(boolean condition, String where, String what) {
        if (!condition) {
            problem(where, what);
        }
    }

    private void namespace(JsonNode object) {
        if (!object.path("kind").asText().equals("Namespace")) {
            String namespace = object.at("/metadata/namespace").asText();
            require(manifests.find("Namespace", namespace).isPresent(), title(object), "namespace is " + namespace);
        }
    }

    private void workload(Workload workload) {
        require(
                Manifests.contains(
                        workload.template().at("/metadata/labels"),
                        workload.object().at("/spec/selector/matchLabels")),
                workload.title(),
                "selector does not match the template's labels");
        String account = workload.pod().path("serviceAccountName").asText();
        require(
                manifests.find("ServiceAccount", account).isPresent(),
                workload.title(),
                "no ServiceAccount " + account);
        elements(workload.pod().path("volumes")).forEach(volume -> volume(workload, volume));
        workload.containers().forEach(container -> container(workload, container));
    }

    private void volume(Workload workload, JsonNode volume) {
        String name = volume.path("name").asText();
        require(
                workload.containers()
                        .flatMap(container -> elements(container.path("volumeMounts")))
                        .anyMatch(mount -> mount.path("name").asText().equals(name)),
                workload.title(),
                "nothing mounts volume " + name);
        secret(workload.title(), volume.at("/secret/secretName"));
        configMap(workload.title(), volume.at("/configMap/name"));
    }

    private void container(Workload workload, JsonNode container) {
        String where = workload.title(container);
        for (JsonNode mount : container.path("volumeMounts")) {
            String name = mount.path("name").asText();
            require(
                    workload.volume(name).isPresent(),
                    where,
                    "mounts volume " + name + ", which the pod does not have");
        }
        for (JsonNode port : container.path("ports")) {
            inRange(where, port.path("containerPort"), 1, 65535);
        }
        for (JsonNode source : container.path("envFrom")) {
            configMap(where, source.at("/configMapRef/name"));
            secret(where, source.at("/secretRef/name"));
        }
        for (String probe : HardeningRules.PROBES) {
            JsonNode port = container.path(probe).at("/httpGet/port");
            require(
                    port.isMissingNode() || workload.port(port, "TCP").isPresent(),
                    where,
                    probe + " asks port " + port);
        }
    }

    private void inRange(String where, JsonNode port, int first, int last) {
        require(
                port.isMissingNode() || port.asInt() >= first && port.asInt() <= last,
                where,
                "port " + port + " is not in " + first + " to " + last);
    }

    private void configMap(String where, JsonNode name) {
        if (!name.isMissingNode()) {
            require(manifests.find("ConfigMap", name.asText()).isPresent(), where, "no ConfigMap " + name);
            require(name.asText().matches(".*-[a-z0-9]{10}"), where, "a change of ConfigMap " + name + " rolls no pod");
        }
    }

    private void secret(String where, JsonNode name) {
        require(name.isMissingNode() || SECRETS.contains(name.asText()), where, "nobody makes Secret " + name);
    }

    private List<Workload> selected(JsonNode object, String selector) {
        List<Workload> selected = manifests.selected(object.at(selector));
        require(!selected.isEmpty() && !object.at(selector).isEmpty(), title(object), "selects no pods");
        return selected;
    }

    private void service(JsonNode service) {
        for (JsonNode port : service.at("/spec/ports")) {
            inRange(title(service), port.path("port"), 1, 65535);
            // Kubernetes' default.
            inRange(title(service), port.path("nodePort"), 30000, 32767);
        }
        for (Workload workload : selected(service, "/spec/selector")) {
            for (JsonNode port : service.at("/spec/ports")) {
                JsonNode target = port.path("targetPort");
                String protocol = port.path("protocol").asText("TCP");
                require(
                        workload.port(target, protocol).isPresent(),
                        title(service),
                        workload.title() + " has no " + protocol + " port " + target);
            }
        }
    }

    private void networkPolicy(JsonNode policy) {
        for (Workload workload : selected(policy, "/spec/podSelector/matchLabels")) {
            require(!workload.onHostNetwork(), title(policy), "does nothing for " + workload.title());
            elements(policy.at("/spec/ingress"))
                    .flatMap(rule -> elements(rule.path("ports")))
                    .map(port -> port.path("port"))
                    .filter(port -> workload.port(port, "TCP").isEmpty())
                    .forEach(port -> problem(title(policy), workload.title() + " has no port " + port));
        }
        for (JsonNode rule : policy.at("/spec/ingress")) {
            for (JsonNode from : rule.path("from")) {
                JsonNode labels = from.at("/podSelector/matchLabels");
                require(
                        labels.isMissingNode()
                                || manifests.selected(labels).stream().anyMatch(workload -> !workload.onHostNetwork()),
                        title(policy),
                        "allows pods that it cannot tell: " + labels);
            }
        }
    }

    private void podMonitor(JsonNode monitor) {
        for (Workload workload : selected(monitor, "/spec/selector/matchLabels")) {
            for (JsonNode endpoint : monitor.at("/spec/podMetricsEndpoints")) {
                JsonNode port = endpoint.path("port");
                require(
                        workload.port(port, "TCP").isPresent(),
                        title(monitor),
                        name(workload.object()) + " has no port " + port);
            }
        }
    }
}
