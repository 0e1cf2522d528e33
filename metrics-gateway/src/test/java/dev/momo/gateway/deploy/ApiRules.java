package dev.momo.gateway.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the API server would say of each object alone: no unknown field, no missing one, every value of its type. */
final class ApiRules {

    private static final Map<String, String> VERSIONS = Map.of(
            "Namespace", "v1",
            "ServiceAccount", "v1",
            "ConfigMap", "v1",
            "Service", "v1",
            "DaemonSet", "apps/v1",
            "Deployment", "apps/v1",
            "PodDisruptionBudget", "policy/v1",
            "NetworkPolicy", "networking.k8s.io/v1",
            "PodMonitor", "monitoring.coreos.com/v1");

    /** Those of its fields that are in use. */
    private static final Set<String> POD_MONITOR = Set.of(
            "/apiVersion",
            "/kind",
            "/metadata/name",
            "/metadata/namespace",
            "/spec/jobLabel",
            "/spec/selector/matchLabels/app.kubernetes.io~name",
            "/spec/podMetricsEndpoints/port",
            "/spec/podMetricsEndpoints/path",
            "/spec/podMetricsEndpoints/interval",
            "/spec/podMetricsEndpoints/honorLabels",
            "/spec/podMetricsEndpoints/relabelings/targetLabel",
            "/spec/podMetricsEndpoints/relabelings/replacement");

    private ApiRules() {}

    static Stream<String> problems(Manifests manifests) {
        return manifests.objects().stream()
                .flatMap(object -> problems(object).map(problem -> Manifests.title(object) + ": " + problem));
    }

    private static Stream<String> problems(JsonNode object) {
        String kind = object.path("kind").asText();
        String version = object.path("apiVersion").asText();
        if (!version.equals(VERSIONS.get(kind))) {
            return Stream.of(version + " " + kind + " is none of the kinds in use: " + VERSIONS);
        }
        JsonElement json = JsonParser.parseString(object.toString());
        if (kind.equals("PodMonitor")) {
            return leaves("", json).stream()
                    .filter(path -> !POD_MONITOR.contains(path))
                    .map(path -> "unknown field " + path);
        }
        try {
            Class<?> type = Class.forName("io.kubernetes.client.openapi.models.V1" + kind);
            // Strict in names, lenient in types: "80" is read as 80, but comes back as another value than it was.
            JsonElement back = JSON.getGson().toJsonTree(JSON.getGson().fromJson(json, type));
            return differences("", json, back).stream();
        } catch (ClassNotFoundException | RuntimeException e) {
            return Stream.of(e.toString());
        }
    }

    private static List<String> differences(String path, JsonElement wanted, JsonElement had) {
        List<String> differences = new ArrayList<>();
        if (wanted instanceof JsonObject object && had instanceof JsonObject other) {
            object.entrySet()
                    .forEach(entry -> differences.addAll(differences(
                            path + "/" + entry.getKey(), entry.getValue(), absentIsNull(other.get(entry.getKey())))));
        } else if (wanted instanceof JsonArray array
                && had instanceof JsonArray other
                && array.size() == other.size()) {
            for (int i = 0; i < array.size(); i++) {
                differences.addAll(differences(path + "/" + i, array.get(i), other.get(i)));
            }
        } else if (!wanted.equals(had) && !isQuantity(path)) {
            differences.add(path + " is of another type: " + wanted);
        }
        return differences;
    }

    private static JsonElement absentIsNull(@Nullable JsonElement element) {
        return element == null ? JsonNull.INSTANCE : element;
    }

    /** Which has several spellings; one that cannot be read does not get so far. */
    private static boolean isQuantity(String path) {
        return path.contains("/resources/") || path.endsWith("/sizeLimit");
    }

    private static List<String> leaves(String path, JsonElement element) {
        List<String> leaves = new ArrayList<>();
        if (element instanceof JsonObject object) {
            object.entrySet()
                    .forEach(entry ->
                            leaves.addAll(leaves(path + "/" + entry.getKey().replace('/', '~'), entry.getValue())));
        } else if (element instanceof JsonArray array) {
            array.forEach(child -> leaves.addAll(leaves(path, child)));
        } else {
            leaves.add(path);
        }
        return leaves;
    }
}
