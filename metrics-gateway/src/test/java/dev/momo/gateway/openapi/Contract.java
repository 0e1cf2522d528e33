package dev.momo.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** An OpenAPI 3.1 document, and whether answers are as it says. */
final class Contract {

    /** What came over HTTP. */
    record Answer(int status, HttpHeaders headers, String body) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonMetaSchema DIALECT = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
            .keyword(new NonValidationKeyword("components"))
            .build();
    private static final JsonSchemaFactory SCHEMAS =
            JsonSchemaFactory.getInstance(VersionFlag.V202012, factory -> factory.metaSchema(DIALECT));
    private static final TypeReference<Map<String, JsonNode>> PATHS = new TypeReference<>() {};
    private static final String OTHER_METHODS = "x-other-methods";
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final JsonNode document;

    private Contract(JsonNode document) {
        this.document = document;
    }

    static Contract parse(String yaml) {
        Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return new Contract(JSON.valueToTree(loaded));
    }

    JsonNode at(String pointer) {
        return resolved(document.at(pointer));
    }

    Map<String, JsonNode> paths() {
        return JSON.convertValue(document.get("paths"), PATHS);
    }

    boolean hasMethod(String path, String method) {
        return METHODS.contains(method.toLowerCase()) && paths().get(path).has(method.toLowerCase());
    }

    /** Each answer that is described: method or OTHER, path, status, and media type where there is a body. */
    Set<String> answers() {
        Set<String> all = new TreeSet<>();
        paths().forEach((path, item) -> {
            item.properties().forEach(entry -> {
                if (METHODS.contains(entry.getKey())) {
                    describe(
                            entry.getKey().toUpperCase() + " " + path,
                            entry.getValue().get("responses"),
                            all);
                }
            });
            describe("OTHER " + path, item.path(OTHER_METHODS), all);
        });
        return all;
    }

    private void describe(String operation, JsonNode responses, Set<String> all) {
        responses.properties().forEach(entry -> {
            if (!entry.getKey().equals("default")) {
                JsonNode content = resolved(entry.getValue()).path("content");
                if (content.isEmpty()) {
                    all.add(operation + " " + entry.getKey());
                }
                content.fieldNames().forEachRemaining(type -> all.add(operation + " " + entry.getKey() + " " + type));
            }
        });
    }

    /** Fails unless the answer is as described; says which of {@link #answers()} it is. */
    String check(String method, String path, Answer answer) {
        boolean described = hasMethod(path, method);
        JsonNode item = paths().get(path);
        JsonNode responses = described ? item.get(method.toLowerCase()).get("responses") : item.path(OTHER_METHODS);
        String operation = (described ? method : "OTHER") + " " + path;
        String status = String.valueOf(answer.status());
        JsonNode response = resolved(responses.path(responses.has(status) ? status : "default"));
        assertThat(response.isMissingNode())
                .as("%s answers %s, which is not described: %s", operation, status, answer.body())
                .isFalse();
        headers(operation, response.path("headers"), answer);
        return operation + " " + status + body(operation, response.path("content"), answer);
    }

    private void headers(String operation, JsonNode headers, Answer answer) {
        headers.properties().forEach(entry -> {
            JsonNode header = resolved(entry.getValue());
            Optional<String> value = answer.headers().firstValue(entry.getKey());
            if (header.path("required").asBoolean()) {
                assertThat(value)
                        .as("%s: %s of %s", operation, entry.getKey(), answer)
                        .isPresent();
            }
            value.ifPresent(text -> assertThat(violations(header.get("schema"), TextNode.valueOf(text)))
                    .as("%s: %s is %s", operation, entry.getKey(), text)
                    .isEmpty());
        });
    }

    private String body(String operation, JsonNode content, Answer answer) {
        if (content.isEmpty()) {
            assertThat(answer.body()).as("%s: the body", operation).isEmpty();
            return "";
        }
        String type = answer.headers().firstValue("Content-Type").orElse("none").replaceAll(";.*", "");
        assertThat(content.has(type))
                .as("%s: type %s is described", operation, type)
                .isTrue();
        JsonNode body = type.endsWith("json") ? json(answer.body()) : TextNode.valueOf(answer.body());
        assertThat(violations(content.get(type).get("schema"), body))
                .as("%s: %s", operation, body)
                .isEmpty();
        return " " + type;
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What of a value is not as a schema of this document has it. */
    List<String> violations(JsonNode schema, JsonNode value) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.get("components"));
        return SCHEMAS
                .getSchema(whole)
                .validate(value, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? resolved(document.at(node.get("$ref").textValue().substring(1)))
                : node;
    }
}
