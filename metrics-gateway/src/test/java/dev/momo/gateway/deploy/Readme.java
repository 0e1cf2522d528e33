package dev.momo.gateway.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** deploy/kubernetes/README.md */
record Readme(String text) {

    private static final Pattern YAML = Pattern.compile("(?s)```yaml\\n(.*?)```");

    static Readme read() throws IOException {
        return new Readme(Files.readString(Kubernetes.README));
    }

    /** The example of a kustomization. */
    String yaml() {
        Matcher matcher = YAML.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no YAML in " + Kubernetes.README);
        }
        return matcher.group(1);
    }

    /** The first cell of each row of the table with that heading, without its backquotes. */
    List<String> rows(String heading) {
        return text.lines()
                .dropWhile(line -> !line.startsWith("| " + heading + " |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|")[1].strip().replace("`", ""))
                .toList();
    }
}
