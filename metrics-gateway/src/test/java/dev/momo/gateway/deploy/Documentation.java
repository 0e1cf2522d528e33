package dev.momo.gateway.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The variables that the programs know, which tests of theirs hold to be just those that the tables list.
 *
 * @param options of the media-node, with their defaults; empty without one
 * @param settings of the gateway, likewise
 */
record Documentation(Map<String, String> options, Map<String, String> settings) {

    private static final Pattern OPTION =
            Pattern.compile("^\\| `--[^|]*\\| `(MOMO_\\w+)` \\|[^|]*\\| (?:`([^`]*)`)?.*", Pattern.MULTILINE);
    private static final Pattern SETTING =
            Pattern.compile("^\\| `(MOMO_\\w+)` \\| (?:`([^`]*)`)?.*", Pattern.MULTILINE);
    private static final Pattern MENTIONED = Pattern.compile("\\b(MOMO_(?:MODE|FEED_TOKEN_FILE))\\b()");

    static Documentation read() throws IOException {
        String options = Files.readString(Path.of("..", "media-node", "OPTIONS.md"));
        Map<String, String> known = table(OPTION, options);
        table(MENTIONED, options).forEach(known::putIfAbsent);
        return new Documentation(known, table(SETTING, Files.readString(Path.of("README.md"))));
    }

    private static Map<String, String> table(Pattern row, String text) {
        Map<String, String> defaults = new TreeMap<>();
        row.matcher(text)
                .results()
                .forEach(match -> defaults.putIfAbsent(match.group(1), match.group(2) == null ? "" : match.group(2)));
        return defaults;
    }
}
