package dev.momo.gateway.deploy;

import static dev.momo.gateway.deploy.Manifests.elements;
import static dev.momo.gateway.deploy.Manifests.title;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs are told what the objects around them promise. */
final class SettingRules {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String HEALTHY = "/opt/momo/healthy";

    private final Manifests manifests;
    private final Documentation documentation;
    private final List<String> problems = new ArrayList<>();

    private SettingRules(Manifests manifests, Documentation documentation) {
        this.manifests = manifests;
        this.documentation = documentation;
    }

    static Stream<String> problems(Manifests manifests, Documentation documentation) {
        SettingRules rules = new SettingRules(manifests, documentation);
        manifests.workloads().forEach(workload -> {
            workload.container("media-node").ifPresent(container -> rules.node(workload, container));
            workload.container("metrics-gateway").ifPresent(container -> rules.gateway(workload, container));
        });
        return rules.problems.stream();
    }

    private void require(boolean condition, String where, String what) {
        if (!condition) {
            problems.add(where + ": " + what);
        }
    }

    private void node(Workload workload, JsonNode container) {
        String where = workload.title(container);
        Map<String, String> variables = manifests.variables(container);
        for (String variable : variables.keySet()) {
            require(documentation.options().containsKey(variable), where, variable + " is no option of the node");
        }
        require(from(container, "MOMO_NODE_ID").equals("spec.nodeName"), where, "MOMO_NODE_ID is not the node's name");
        token(workload, container, variables);
        listens(workload, where, "page", value(variables, documentation.options(), "MOMO_PORT"));
        gatewayOf(workload, where, variables.getOrDefault("MOMO_GATEWAY", ""));
        heartbeat(workload, container, variables.getOrDefault("MOMO_HEARTBEAT_FILE", ""));
        require(
                workload.mountedAt(container, "/run/host/os-release")
                        .filter(volume -> volume.at("/hostPath/path").asText().equals("/etc/os-release"))
                        .isPresent(),
                where,
                "the host's os-release is not at /run/host/os-release");
        if (workload.onHostNetwork()) {
            require(
                    workload.pod().path("dnsPolicy").asText().equals("ClusterFirstWithHostNet"),
                    where,
                    "does not find Services: dnsPolicy of a pod on the host's network is not ClusterFirstWithHostNet");
        } else {
            require(
                    from(container, "MOMO_PUBLIC_IP").equals("status.hostIP"),
                    where,
                    "MOMO_PUBLIC_IP is not the host's");
            mediaPorts(workload, where, variables.getOrDefault("MOMO_ICE_PORT_RANGE", ""));
        }
    }

    private static String from(JsonNode container, String variable) {
        return elements(container.path("env"))
                .filter(env -> env.path("name").asText().equals(variable))
                .map(env -> env.at("/valueFrom/fieldRef/fieldPath").asText())
                .findFirst()
                .orElse("");
    }

    private static String value(Map<String, String> variables, Map<String, String> defaults, String variable) {
        return variables.getOrDefault(variable, defaults.getOrDefault(variable, ""));
    }

    private void listens(Workload workload, String where, String port, String number) {
        require(
                workload.port(new TextNode(port), "TCP").map(String::valueOf).equals(Optional.of(number)),
                where,
                "port " + port + " is not " + number + ", where it listens");
    }

    private void token(Workload workload, JsonNode container, Map<String, String> variables) {
        String file = variables.getOrDefault("MOMO_FEED_TOKEN_FILE", "");
        String directory = file.replaceFirst("/token$", "");
        require(
                !directory.equals(file)
                        && workload.mountedAt(container, directory)
                                .filter(volume ->
                                        volume.at("/secret/secretName").asText().equals("momo-feed-token"))
                                .isPresent(),
                workload.title(container),
                "MOMO_FEED_TOKEN_FILE is not the key token of Secret momo-feed-token: " + file);
    }

    private void gatewayOf(Workload workload, String where, String address) {
        String host = address.replaceFirst(":\\d+$", "");
        String port = address.replaceFirst("^.*:", "");
        if (host.equals(LOOPBACK)) {
            require(
                    workload.container("metrics-gateway").isPresent(),
                    where,
                    "no gateway at " + address + " in its pod");
            listens(workload, where, "feed", port);
            return;
        }
        require(
                manifests
                        .find("Service", host)
                        .filter(service ->
                                service.at("/spec/clusterIP").asText().equals("None"))
                        .map(service -> elements(service.at("/spec/ports")))
                        .filter(ports -> ports.anyMatch(
                                candidate -> candidate.path("port").asText().equals(port)
                                        && candidate.path("targetPort").asText().equals("feed")))
                        .isPresent(),
                where,
                "MOMO_GATEWAY is no headless Service with that port to the feed: " + address);
    }

    private void heartbeat(Workload workload, JsonNode container, String file) {
        require(
                workload.mountedAt(container, file.replaceFirst("/[^/]*$", ""))
                        .filter(volume -> volume.at("/emptyDir/medium").asText().equals("Memory"))
                        .isPresent(),
                workload.title(container),
                "MOMO_HEARTBEAT_FILE is not in memory: " + file);
        for (String probe : HardeningRules.PROBES) {
            require(
                    container.path(probe).at("/exec/command/0").asText().equals(HEALTHY),
                    workload.title(container),
                    probe + " is not " + HEALTHY);
        }
    }

    /** Behind a translation of addresses each candidate must be forwarded at the very port that it names. */
    private void mediaPorts(Workload workload, String where, String range) {
        List<String> forwarded = manifests
                .ofKind("Service")
                .filter(service ->
                        manifests.selected(service.at("/spec/selector")).contains(workload))
                .peek(service -> require(
                        service.at("/spec/externalTrafficPolicy").asText().equals("Local"),
                        title(service),
                        "leads to the nodes of other hosts"))
                .flatMap(service -> elements(service.at("/spec/ports")))
                .filter(port -> port.path("protocol").asText().equals("UDP"))
                .peek(port -> require(
                        port.path("nodePort").equals(port.path("targetPort")), where, "forwarded elsewhere: " + port))
                .map(port -> port.path("nodePort").asText())
                .sorted()
                .toList();
        require(
                !forwarded.isEmpty()
                        && range.equals(forwarded.get(0) + "-" + forwarded.get(forwarded.size() - 1))
                        && forwarded.size() == length(range),
                where,
                "MOMO_ICE_PORT_RANGE is not what the Service forwards, " + forwarded + ": " + range);
    }

    private static int length(String range) {
        String[] ends = range.split("-");
        return Integer.parseInt(ends[1]) - Integer.parseInt(ends[0]) + 1;
    }

    private void gateway(Workload workload, JsonNode container) {
        String where = workload.title(container);
        Map<String, String> variables = manifests.variables(container);
        for (String variable : variables.keySet()) {
            require(documentation.settings().containsKey(variable), where, variable + " is no setting of the gateway");
        }
        token(workload, container, variables);
        for (String part : List.of("metrics", "feed", "management")) {
            String prefix = "MOMO_" + part.toUpperCase(Locale.ROOT);
            listens(workload, where, part, value(variables, documentation.settings(), prefix + "_PORT"));
            boolean inside =
                    value(variables, documentation.settings(), prefix + "_HOST").equals(LOOPBACK);
            require(
                    inside == workload.onHostNetwork(),
                    where,
                    part + (inside ? " cannot be reached" : " is open on the host"));
        }
        for (String probe : HardeningRules.PROBES) {
            JsonNode request = container.path(probe).path("httpGet");
            require(
                    request.path("path").asText().matches("/q/health/(live|ready)")
                            && request.path("port").asText().equals("management")
                            && request.path("host").asText().equals(workload.onHostNetwork() ? LOOPBACK : ""),
                    where,
                    probe + " does not reach health: " + request);
        }
    }
}
