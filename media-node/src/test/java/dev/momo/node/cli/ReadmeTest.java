package dev.momo.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    @Test
    void theOptionsInTheReadmeAreThoseThatThereAre() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("| `--"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Stream.concat(Options.GLOBAL.stream(), Options.P2P.stream())
                        .map(ReadmeTest::row)
                        .toList());
    }

    private static String row(Option<?> option) {
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        option.name(),
                        option.variable().map(ReadmeTest::code).orElse("–"),
                        option.defaultText() == null ? "–" : code(option.defaultText()),
                        option.description());
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
