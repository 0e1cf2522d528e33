package dev.momo.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.momo.gateway.derive.Figure;
import dev.momo.gateway.derive.Limitation;
import dev.momo.gateway.derive.Unit;
import dev.momo.gateway.node.ConnectionSnapshot;
import dev.momo.gateway.verdict.Level;
import dev.momo.stats.v1.ConnectionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The document in itself, and the words that it repeats. */
class OpenApiDocumentTest {

    /** Members of libwebrtc, and figures by name. */
    private static final Set<String> OPEN = Set.of("Stats", "Value", "Figures");

    private static String yaml;
    private static Contract contract;

    @BeforeAll
    static void read() throws IOException {
        yaml = Files.readString(Path.of("src", "main", "resources", "openapi", "openapi.yaml"));
        contract = Contract.parse(yaml);
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = contract.at("").findValuesAsText("$ref");

        assertThat(references).hasSizeGreaterThan(50).allSatisfy(reference -> assertThat(
                        contract.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    @Test
    void everySchemaIsOne() {
        String dialect = JsonMetaSchema.getV202012().getIri();
        var metaSchema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(SchemaLocation.of(dialect));

        contract.at("/components/schemas").properties().forEach(entry -> assertThat(
                        metaSchema.validate(entry.getValue()))
                .as(entry.getKey())
                .isEmpty());
    }

    @Test
    void everyObjectOfOursIsClosed() {
        contract.at("/components/schemas")
                .properties()
                .forEach(entry -> entry.getValue().findParents("type").forEach(schema -> {
                    if (schema.get("type").asText().equals("object") && !OPEN.contains(entry.getKey())) {
                        assertThat(schema.path("additionalProperties").asText())
                                .as("%s: %s", entry.getKey(), schema)
                                .isEqualTo("false");
                        assertThat(schema.path("properties").isEmpty()).isFalse();
                    }
                }));
    }

    @Test
    void everyExampleIsAsItsSchemaSays() {
        List<JsonNode> described = contract.at("").findParents("schema");
        long examples = described.stream()
                .flatMap(one -> Stream.concat(
                                Stream.of(one.path("example")),
                                StreamSupport.stream(one.path("examples").spliterator(), false)
                                        .map(example -> resolved(example).path("value")))
                        .filter(example -> !example.isMissingNode())
                        .peek(example -> assertThat(contract.violations(one.get("schema"), example))
                                .as("%s", example)
                                .isEmpty()))
                .count();

        assertThat(examples).isGreaterThan(10);
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? contract.at(node.get("$ref").textValue().substring(1)) : node;
    }

    @Test
    void theWordsAreThoseOfTheCode() {
        assertThat(words("/components/schemas/Figures/propertyNames/enum"))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Figure.values())
                        .filter(figure -> figure.unit() != Unit.STATE)
                        .map(Figure::label)
                        .distinct()
                        .toList());
        assertThat(words("/components/schemas/Series/properties/unit/enum"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Unit.values()).map(Unit::symbol).toList());
        assertThat(words("/components/schemas/Level/enum"))
                .containsExactlyElementsOf(
                        Arrays.stream(Level.values()).map(Level::word).toList());
        assertThat(words("/components/schemas/Stream/properties/limitation/enum"))
                .containsExactlyElementsOf(
                        Arrays.stream(Limitation.values()).map(Limitation::w3c).toList());
        assertThat(words("/components/schemas/ConnectionState/enum"))
                .containsExactlyElementsOf(Arrays.stream(ConnectionState.values())
                        .map(ConnectionSnapshot::stateName)
                        .distinct()
                        .toList());
    }

    private static List<String> words(String pointer) {
        return StreamSupport.stream(((ArrayNode) contract.at(pointer)).spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
