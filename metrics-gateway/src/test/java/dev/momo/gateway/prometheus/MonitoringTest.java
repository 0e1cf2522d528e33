package dev.momo.gateway.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What deploy/observability asks for is what a gateway exposes. */
class MonitoringTest {

    private static final Path HOME = Path.of("..", "deploy", "observability");
    private static final Path RULES = HOME.resolve("prometheus/rules");
    private static final Path DASHBOARD = HOME.resolve("grafana/dashboards/momo-webrtc.json");

    private static final Pattern SERIES = Pattern.compile("(?<![:\\w$])(?:webrtc|media_node)_\\w+(?![:\\w])");
    private static final Pattern RECORDED = Pattern.compile("\\b[a-z]+:\\w+:\\w+");
    private static final Pattern RECORD = Pattern.compile("- record: (\\S+)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z]+:\\w+:\\w+)` \\| [^|]+ \\|$");
    private static final Pattern ALERT =
            Pattern.compile("- alert: (\\w+)\\n.*?for: (\\w+)\\n.*?severity: (\\w+)", Pattern.DOTALL);

    private final Set<String> catalogue =
            new Catalogue().all().stream().map(Series::name).collect(Collectors.toSet());

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }

    /** Without comments, and without what is meant for people. */
    private static String expressions(Path rules) throws IOException {
        return read(rules).replaceAll("(?m)#.*$", "").replaceAll("(?s)annotations:.*?(?=\\n      - |\\z)", "");
    }

    private static List<String> dashboardExpressions() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
        List<String> expressions = dashboard.findValuesAsText("expr");
        assertThat(expressions).hasSizeGreaterThan(20);
        return Stream.concat(expressions.stream(), dashboard.path("templating").findValuesAsText("query").stream())
                .toList();
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void prometheusTakesConfigurationAndRules() throws Exception {
        Promtool.run(
                "", "check", "config", HOME.resolve("prometheus/prometheus.yml").toString());
        Promtool.run(
                "",
                "check",
                "rules",
                RULES.resolve("recording.yml").toString(),
                RULES.resolve("alerts.yml").toString());
    }

    @Test
    void everyRuleDoesWhatItsTestsSay() throws Exception {
        try (Stream<Path> tests = Files.list(RULES.resolve("tests"))) {
            List<String> files = tests.map(Path::toString).sorted().toList();
            assertThat(files).isNotEmpty();
            Promtool.run(
                    "",
                    Stream.concat(Stream.of("test", "rules"), files.stream()).toArray(String[]::new));
        }
    }

    @Test
    void rulesAskForSeriesOfTheCatalogue() throws IOException {
        for (String file : List.of("recording.yml", "alerts.yml")) {
            assertThat(catalogue).as(file).containsAll(all(SERIES, expressions(RULES.resolve(file))));
        }
        assertThat(all(SERIES, expressions(RULES.resolve("recording.yml")))).hasSizeGreaterThan(20);
    }

    @Test
    void theDashboardAsksForWhatThereIs() throws IOException {
        Set<String> recorded = RECORD.matcher(read(RULES.resolve("recording.yml")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        for (String expression : dashboardExpressions()) {
            assertThat(catalogue).as(expression).containsAll(all(SERIES, expression));
            assertThat(recorded).as(expression).containsAll(all(RECORDED, expression));
        }
        assertThat(recorded).containsAll(all(RECORDED, expressions(RULES.resolve("alerts.yml"))));
    }

    @Test
    void theReadmeListsEveryAlert() throws IOException {
        List<String> alerts = ALERT.matcher(read(RULES.resolve("alerts.yml")))
                .results()
                .map(match -> "| `" + match.group(1) + "` | " + match.group(2) + " | " + match.group(3) + " |")
                .toList();
        List<String> rows = read(HOME.resolve("README.md"))
                .lines()
                .filter(line -> line.matches("\\| `[A-Z]\\w+` .*"))
                .map(line -> line.replaceFirst("^((?:\\|[^|]*){3}\\|).*", "$1"))
                .toList();

        assertThat(rows).isNotEmpty().containsExactlyElementsOf(alerts);
    }

    @Test
    void theReadmeListsEveryRecordingRule() throws IOException {
        List<String> rules = RECORD.matcher(read(RULES.resolve("recording.yml")))
                .results()
                .map(match -> match.group(1))
                .toList();
        List<String> rows = ROW.matcher(read(HOME.resolve("README.md")))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(rows).hasSizeGreaterThan(30).containsExactlyElementsOf(rules);
    }

    @Test
    void everyAlertSaysWhatIsWrongAndWhatToDo() throws IOException {
        List<String> alerts = Stream.of(read(RULES.resolve("alerts.yml")).split("- alert: "))
                .skip(1)
                .toList();

        assertThat(alerts).isNotEmpty().allSatisfy(alert -> assertThat(alert)
                .containsPattern("summary: \".+\"\n\\s+description: >-\n\\s+\\S+"));
    }
}
