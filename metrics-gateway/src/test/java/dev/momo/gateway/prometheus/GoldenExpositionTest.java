package dev.momo.gateway.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenExpositionTest {

    @ParameterizedTest
    @CsvSource({"OPENMETRICS, exposition.openmetrics.txt", "TEXT, exposition.prometheus.txt"})
    void theRecordedReportIsExposedAsOnTheDayItWasLookedAt(ExpositionFormat format, String file) throws IOException {
        Scene scene = new Scene();
        scene.publish(scene.connect("cam"), Scene.connection("peer-1"));

        String exposed = scene.exposed(format);

        Path actual = Files.writeString(Path.of("target", file), exposed);
        Path golden = Path.of("src", "test", "resources", file);
        assertThat(exposed)
                .as("if the change is meant: cp metrics-gateway/%s metrics-gateway/%s", actual, golden)
                .isEqualTo(Files.exists(golden) ? Files.readString(golden) : "");
    }
}
