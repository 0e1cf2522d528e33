package dev.momo.gateway.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** METRICS.md is the catalogue in words; on a difference the tables to be are in target. */
class MetricsTableTest {

    private static final Path TABLES = Path.of("target", "METRICS-tables.md");

    private final List<String> series =
            new Catalogue().all().stream().map(MetricsTableTest::row).toList();
    private final List<String> leftOut =
            LeftOut.all().stream().map(MetricsTableTest::row).toList();

    private static String row(Series<?> series) {
        return "| `" + series.name() + "` | " + series.type().name().toLowerCase(Locale.ROOT) + " | "
                + (series.unit().isEmpty() ? "–" : series.unit()) + " | " + String.join(", ", series.labels()) + " | "
                + series.origin() + " | " + series.text() + " |";
    }

    private static String row(LeftOut out) {
        return "| " + out.type() + " " + out.member() + " | " + out.reason() + " |";
    }

    @Test
    void metricsMdListsExactlyTheCatalogue() throws IOException {
        Files.writeString(TABLES, String.join("\n", series) + "\n\n" + String.join("\n", leftOut) + "\n");
        List<String> rows = Files.readAllLines(Path.of("METRICS.md")).stream()
                .filter(line -> line.startsWith("| "))
                .filter(line -> !line.startsWith("| series |") && !line.startsWith("| member |"))
                .collect(Collectors.toList());

        assertThat(rows.stream().filter(line -> line.startsWith("| `")))
                .as("the rows of series that are to be are in metrics-gateway/%s", TABLES)
                .containsExactlyElementsOf(series);
        assertThat(rows.stream().filter(line -> !line.startsWith("| `")))
                .as("the rows of what is left out that are to be are in metrics-gateway/%s", TABLES)
                .containsExactlyElementsOf(leftOut);
    }
}
