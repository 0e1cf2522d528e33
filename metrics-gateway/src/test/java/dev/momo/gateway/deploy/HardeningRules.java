package dev.momo.gateway.deploy;

import static dev.momo.gateway.deploy.Manifests.elements;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Each pod has bounds, is watched, and may do no more than it needs. */
final class HardeningRules {

    static final Set<String> PROBES = Set.of("startupProbe", "livenessProbe", "readinessProbe");

    /** What of the host may be mounted. */
    private static final Set<String> HOST_PATHS = Set.of("/etc/os-release", "/dev");

    private static final Map<String, String> CONTAINER = Map.of(
            "/securityContext/readOnlyRootFilesystem", "true",
            "/securityContext/allowPrivilegeEscalation", "false",
            "/securityContext/capabilities/drop", "[\"ALL\"]");

    private static final Map<String, String> POD = Map.of(
            "/automountServiceAccountToken", "false",
            "/enableServiceLinks", "false",
            "/securityContext/runAsNonRoot", "true",
            "/securityContext/runAsUser", "65532",
            "/securityContext/seccompProfile/type", "\"RuntimeDefault\"",
            "/hostPID", "",
            "/hostIPC", "");

    private final List<String> problems = new ArrayList<>();

    private HardeningRules() {}

    /** @param privileged containers that may be */
    static Stream<String> problems(Manifests manifests, Set<String> privileged) {
        HardeningRules rules = new HardeningRules();
        manifests.workloads().forEach(workload -> rules.workload(workload, privileged));
        manifests
                .ofKind("ServiceAccount")
                .forEach(account -> rules.require(
                        account, Map.of("/automountServiceAccountToken", "false"), Manifests.title(account)));
        manifests.ofKind("Deployment").map(Workload::new).forEach(deployment -> {
            rules.replicas(manifests, deployment);
            rules.traffic(manifests, deployment);
        });
        return rules.problems.stream();
    }

    private void require(boolean condition, String where, String what) {
        if (!condition) {
            problems.add(where + ": " + what);
        }
    }

    private void require(JsonNode object, Map<String, String> wanted, String where) {
        wanted.forEach((path, value) -> require(
                object.at(path).toString().equals(value),
                where,
                path + " is not " + (value.isEmpty() ? "unset" : value)));
    }

    private void workload(Workload workload, Set<String> privileged) {
        require(workload.pod(), POD, workload.title());
        workload.containers().forEach(container -> container(workload, container, privileged));
        elements(workload.pod().path("volumes"))
                .map(volume -> volume.at("/hostPath/path"))
                .filter(path -> !path.isMissingNode())
                .forEach(path -> require(
                        HOST_PATHS.contains(path.asText()) && (!path.asText().equals("/dev") || !privileged.isEmpty()),
                        workload.title(),
                        "mounts the host's " + path));
        elements(workload.pod().path("volumes"))
                .filter(volume -> volume.has("emptyDir"))
                .forEach(volume -> require(
                        volume.at("/emptyDir").has("sizeLimit"),
                        workload.title(),
                        "no sizeLimit of " + volume.path("name")));
    }

    private void container(Workload workload, JsonNode container, Set<String> privileged) {
        String where = workload.title(container);
        String image = container.path("image").asText();
        require(
                image.matches(".+:[^:/]+") && !image.endsWith(":latest"),
                where,
                "image " + image + " is of no version");
        for (String bound : List.of("requests", "limits")) {
            for (String resource : List.of("cpu", "memory")) {
                require(container.at("/resources/" + bound).has(resource), where, "no " + resource + " in " + bound);
            }
        }
        PROBES.forEach(probe -> require(container.has(probe), where, "no " + probe));
        require(
                workload.mountedAt(container, "/tmp")
                        .filter(volume -> volume.has("emptyDir"))
                        .isPresent(),
                where,
                "no /tmp");
        if (privileged.contains(container.path("name").asText())) {
            // The API server takes no statement on escalation together with privilege.
            require(
                    container,
                    Map.of(
                            "/securityContext/readOnlyRootFilesystem", "true",
                            "/securityContext/allowPrivilegeEscalation", ""),
                    where);
        } else {
            require(container, CONTAINER, where);
            for (String loosened : List.of("privileged", "runAsUser", "runAsNonRoot", "seccompProfile")) {
                require(!container.path("securityContext").has(loosened), where, "sets " + loosened + " for itself");
            }
            require(!container.at("/securityContext/capabilities").has("add"), where, "adds capabilities");
        }
    }

    /** A drain takes one at a time, and hosts do not share their fate. */
    private void replicas(Manifests manifests, Workload workload) {
        JsonNode labels = workload.template().at("/metadata/labels");
        require(
                manifests
                        .ofKind("PodDisruptionBudget")
                        .anyMatch(budget -> Manifests.contains(labels, budget.at("/spec/selector/matchLabels"))
                                && budget.at("/spec/maxUnavailable").asInt() == 1),
                workload.title(),
                "no PodDisruptionBudget that leaves one at a time go");
        if (workload.object().at("/spec/replicas").asInt() > 1) {
            List<JsonNode> selectors = Stream.of(
                            workload.pod()
                                    .at("/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution"),
                            workload.pod().path("topologySpreadConstraints"))
                    .flatMap(Manifests::elements)
                    .map(term -> term.at("/labelSelector/matchLabels"))
                    .filter(selector -> !selector.isEmpty() && Manifests.contains(labels, selector))
                    .toList();
            require(selectors.size() == 2, workload.title(), "its replicas are not kept apart");
        }
    }

    /** The gateway dials nobody, and only its feed is for everybody. */
    private void traffic(Manifests manifests, Workload workload) {
        JsonNode labels = workload.template().at("/metadata/labels");
        List<JsonNode> policies = manifests
                .ofKind("NetworkPolicy")
                .map(policy -> policy.path("spec"))
                .filter(policy -> Manifests.contains(labels, policy.at("/podSelector/matchLabels")))
                .toList();
        require(policies.size() == 1, workload.title(), "not one NetworkPolicy, but " + policies.size());
        for (JsonNode policy : policies) {
            require(
                    policy.path("policyTypes").toString().equals("[\"Ingress\",\"Egress\"]")
                            && policy.path("egress").isEmpty(),
                    workload.title(),
                    "may dial out");
            for (JsonNode rule : policy.path("ingress")) {
                require(
                        !rule.path("from").isEmpty()
                                || rule.path("ports").toString().equals("[{\"port\":\"feed\"}]"),
                        workload.title(),
                        "open to everybody: " + rule.path("ports"));
            }
        }
    }
}
