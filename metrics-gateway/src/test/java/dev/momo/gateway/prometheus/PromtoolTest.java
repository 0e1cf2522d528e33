package dev.momo.gateway.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Prometheus' own linter reads the exposition and finds nothing. */
class PromtoolTest {

    @Test
    void promtoolFindsNothing() throws Exception {
        Scene scene = new Scene();
        scene.publish(scene.connect("cam-1"), Scene.connection("peer-1"), Scene.connection("peer-2"));
        scene.publish(scene.connect("cam-2"));
        scene.connect("cam-3").end();

        Process promtool = start();
        try (OutputStream in = promtool.getOutputStream()) {
            in.write(scene.exposed(ExpositionFormat.TEXT).getBytes(UTF_8));
        }
        String said = new String(promtool.getInputStream().readAllBytes(), UTF_8);

        assertThat(promtool.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEmpty();
        assertThat(promtool.exitValue()).isZero();
    }

    private static Process start() {
        try {
            return new ProcessBuilder("promtool", "check", "metrics")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return fail(
                    "promtool does not start: expected it on the path; the Debian package is called prometheus, and"
                            + " ./verify installs it",
                    e);
        }
    }
}
