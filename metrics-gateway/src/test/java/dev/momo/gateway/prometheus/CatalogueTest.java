package dev.momo.gateway.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.momo.gateway.testing.SampleReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final Path M138 = Path.of("src", "test", "resources", "webrtc-m138-members.txt");
    private static final Set<String> OF_THE_FEED = Set.of("node", "connection");

    private final Catalogue catalogue = new Catalogue();

    private record Member(String type, String name) {}

    private static List<Member> m138() throws IOException {
        return Files.readAllLines(M138).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(":", 2))
                .flatMap(entry -> Arrays.stream(entry[1].strip().split(" +"))
                        .filter(name -> !name.isEmpty())
                        .map(name -> new Member(entry[0], name)))
                .toList();
    }

    private static Stream<Member> recorded() {
        return Stream.concat(
                        Stream.of(SampleReport.json()),
                        SampleReport.recordings().stream().map(SampleReport::recordedJson))
                .flatMap(report -> StreamSupport.stream(report.spliterator(), false))
                .flatMap(stats -> stats.properties().stream()
                        .filter(member -> !member.getKey().equals("timestamp"))
                        .filter(member -> isNumericOrBoolean(member.getValue()))
                        .map(member -> new Member(stats.get("type").textValue(), member.getKey())));
    }

    private static boolean isNumericOrBoolean(JsonNode value) {
        return value.isNumber()
                || value.isBoolean()
                || value.isObject()
                        && StreamSupport.stream(value.spliterator(), false).anyMatch(JsonNode::isNumber);
    }

    @Test
    void everyNumericMemberOfM138IsASeriesOrLeftOutForAReason() throws IOException {
        assertThat(m138()).hasSizeGreaterThan(150).allSatisfy(member -> assertThat(
                        catalogue.knows(member.type(), member.name()))
                .as("a series, or a line of LeftOut, for %s", member)
                .isTrue());
    }

    @Test
    void everyNumericMemberOfTheRecordedReportsIsAccountedForAndInTheList() throws IOException {
        Set<Member> listed = new HashSet<>(m138());

        assertThat(recorded().distinct())
                .hasSizeGreaterThan(100)
                .allSatisfy(member -> assertThat(listed).as("%s has it", M138).contains(member))
                .allSatisfy(member -> assertThat(catalogue.knows(member.type(), member.name()))
                        .as("a series, or a line of LeftOut, for %s", member)
                        .isTrue());
    }

    @Test
    void nothingIsReadThatLibwebrtcDoesNotHave() throws IOException {
        Set<Member> listed = new HashSet<>(m138());

        assertThat(LeftOut.all())
                .extracting(out -> new Member(out.type(), out.member()))
                .allMatch(listed::contains);
        assertThat(catalogue.all())
                .filteredOn(series -> !OF_THE_FEED.contains(series.origin().type()))
                .filteredOn(series -> series.type() == SeriesType.COUNTER || series.type() == SeriesType.GAUGE)
                .flatExtracting(series -> series.origin().members().stream()
                        .map(name -> new Member(series.origin().type(), name))
                        .toList())
                .allMatch(listed::contains);
    }

    @Test
    void noMemberIsBothReadAndLeftOut() {
        Set<Member> read = new HashSet<>();
        catalogue.all().forEach(series -> series.origin()
                .members()
                .forEach(name -> read.add(new Member(series.origin().type(), name))));

        assertThat(LeftOut.all())
                .extracting(out -> new Member(out.type(), out.member()))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(read);
    }

    @Test
    void namesAreUniqueEvenWithoutTheSuffixesOfTheirTypes() {
        assertThat(catalogue.all()).extracting(Series::name).doesNotHaveDuplicates();
        assertThat(catalogue.all()).extracting(Series::family).doesNotHaveDuplicates();
    }

    @Test
    void namesAreOfTheWorldTheyGoTo() {
        assertThat(catalogue.all()).allSatisfy(series -> {
            assertThat(series.name()).matches("(webrtc|media_node)_[a-z0-9]+(_[a-z0-9]+)*");
            assertThat(series.name().endsWith("_total")).isEqualTo(series.type() == SeriesType.COUNTER);
            assertThat(series.name().endsWith("_info")).isEqualTo(series.type() == SeriesType.INFO);
            assertThat(series.name()).doesNotMatch(".*_(count|sum|bucket|created|ms|us|bits|percent)(_total)?");
            assertThat(series.text()).isNotBlank().doesNotEndWith(".");
        });
    }

    @Test
    void labelsClashWithNobodys() {
        assertThat(catalogue.all()).allSatisfy(series -> assertThat(series.labels())
                .startsWith("node")
                .doesNotHaveDuplicates()
                .doesNotContain("id", "job", "instance", "le", "quantile", "type", "environment", "region", "service")
                .allMatch(label -> label.matches("[a-z][a-z_]*")));
    }
}
