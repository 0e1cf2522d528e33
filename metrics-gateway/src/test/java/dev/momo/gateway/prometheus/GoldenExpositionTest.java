package dev.momo.gateway.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.momo.gateway.testing.SampleReport;
import dev.momo.stats.v1.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Recorded reports are exposed as on the day that was looked at, and Prometheus' linter finds nothing. */
class GoldenExpositionTest {

    @ParameterizedTest
    @CsvSource({"OPENMETRICS, exposition.openmetrics.txt", "TEXT, exposition.prometheus.txt"})
    void aReportOfASessionWithABrowser(ExpositionFormat format, String file) throws IOException {
        assertGolden(scene(SampleReport.report()).exposed(format), file);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void reportsOfEachCodecAndDirection(String recording) throws Exception {
        Scene scene = scene(SampleReport.recorded(recording));

        assertGolden(scene.exposed(ExpositionFormat.OPENMETRICS), "recordings/" + recording + ".openmetrics.txt");
        assertThat(Promtool.run(scene.exposed(ExpositionFormat.TEXT), "check", "metrics"))
                .isEmpty();
    }

    static List<String> recordings() {
        return SampleReport.recordings();
    }

    private static Scene scene(Report report) {
        Scene scene = new Scene();
        scene.publish(scene.connect("cam"), Scene.connection("peer-1", report));
        return scene;
    }

    private static void assertGolden(String exposed, String file) throws IOException {
        Path actual = Path.of("target", "golden", file);
        Files.createDirectories(actual.getParent());
        Files.writeString(actual, exposed);
        Path golden = Path.of("src", "test", "resources", file);
        assertThat(exposed)
                .as("if the change is meant: cp metrics-gateway/%s metrics-gateway/%s", actual, golden)
                .isEqualTo(Files.exists(golden) ? Files.readString(golden) : "");
    }
}
