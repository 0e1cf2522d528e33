package dev.momo.node.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A row of {@code command-lines.txt}.
 *
 * @param complaint the first line of stderr; empty for none
 * @param asProcess whether it is worth a process
 */
public record CommandLine(String text, int exitCode, String complaint, boolean asProcess) {

    private static final Path TABLE = Path.of("src/test/resources/command-lines.txt");

    public static Stream<CommandLine> all() {
        try {
            return Files.readAllLines(TABLE).stream()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(CommandLine::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CommandLine parse(String line) {
        String[] columns = line.substring(2).split(" ?\\| ", 3);
        return new CommandLine(
                columns[0],
                Integer.parseInt(columns[1].strip()),
                columns[2].equals("-") ? "" : columns[2],
                line.startsWith("*"));
    }

    public List<String> arguments() {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" "))
                        .map(argument -> argument.replace("∅", "").replace('␠', ' '))
                        .toList();
    }

    @Override
    public String toString() {
        return text.isEmpty() ? "(no arguments)" : text;
    }
}
