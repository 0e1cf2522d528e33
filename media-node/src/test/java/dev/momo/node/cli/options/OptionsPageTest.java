package dev.momo.node.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OptionsPageTest {

    private static final Path PAGE = Path.of("OPTIONS.md");

    @Test
    void theTablesAreTheCommandLine() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `--"))
                .filter(line -> line.split("(?<!\\\\)\\|").length == 6)
                .toList();

        assertThat(rows).containsExactlyElementsOf(rows());
    }

    @Test
    void theHelpIsThePage() {
        String help = Help.all().replaceAll("\\s+", " ");

        for (Option<?> option :
                Stream.concat(GlobalOptions.ALL.stream(), Mode.allOptions()).toList()) {
            assertThat(help).contains(option.name(), option.description());
            option.variable().ifPresent(variable -> assertThat(help).contains("[" + variable + "]"));
        }
    }

    private static List<String> rows() {
        return Stream.concat(GlobalOptions.ALL.stream(), Mode.allOptions())
                .map(OptionsPageTest::row)
                .toList();
    }

    private static String row(Option<?> option) {
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(
                        option.name(),
                        option.variable().map(OptionsPageTest::code).orElse("–"),
                        option.isFlag() ? "–" : code(option.type().label()),
                        Optional.ofNullable(option.defaultText())
                                .map(OptionsPageTest::code)
                                .orElse(option.required() ? "required" : "–"),
                        option.description());
    }

    private static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }
}
