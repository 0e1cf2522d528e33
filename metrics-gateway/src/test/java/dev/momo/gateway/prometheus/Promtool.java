package dev.momo.gateway.prometheus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Prometheus' own linter. */
final class Promtool {

    private Promtool() {}

    /** What it says, on either output; fails if it finds fault. */
    static String run(String input, String... arguments) throws Exception {
        Process promtool =
                start(Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList());
        try (OutputStream in = promtool.getOutputStream()) {
            in.write(input.getBytes(UTF_8));
        }
        String said = new String(promtool.getInputStream().readAllBytes(), UTF_8);
        assertThat(promtool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(promtool.exitValue()).as(said).isZero();
        return said;
    }

    private static Process start(List<String> command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            return fail(
                    "promtool does not start: expected it on the path; the Debian package is called prometheus, and"
                            + " ./verify installs it",
                    e);
        }
    }
}
