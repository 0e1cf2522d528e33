package dev.momo.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTableTest {

    @Test
    void theReadmeListsExactlyTheSettings() throws IOException {
        List<String> table = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("| `MOMO_"))
                .toList();

        assertThat(table)
                .containsExactlyElementsOf(Arrays.stream(Setting.values())
                        .map(SettingsTableTest::row)
                        .toList());
    }

    private static String row(Setting setting) {
        String value = setting.defaultValue().isEmpty() ? "–" : "`" + setting.defaultValue() + "`";
        return "| `" + setting + "` | " + value + " | " + setting.meaning() + " |";
    }
}
