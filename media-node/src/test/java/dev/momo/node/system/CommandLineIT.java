package dev.momo.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the program says to a command line, with Momo's messages and exit codes, before anything is started. */
final class CommandLineIT {

    /** The program itself takes well under a second; starting a JVM on a busy machine may take longer. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final String HINT = "Run with --help or --help-all for more information.";

    /**
     * A command line and what becomes of it.
     *
     * @param stderr its lines, whole
     */
    record Refused(String arguments, Map<String, String> environment, int exitCode, List<String> stderr) {

        static Refused of(String arguments, int exitCode, String complaint) {
            return with(Map.of(), arguments, exitCode, complaint);
        }

        static Refused with(Map<String, String> environment, String arguments, int exitCode, String... complaint) {
            List<String> stderr = new ArrayList<>(List.of(complaint));
            stderr.add(HINT);
            return new Refused(arguments, environment, exitCode, stderr);
        }

        @Override
        public String toString() {
            return environment.isEmpty() ? arguments : environment + " " + arguments;
        }
    }

    static Stream<Refused> refused() {
        String notExpected = "The following argument was not expected: ";
        String severalNotExpected = "The following arguments were not expected: ";
        String resolution = "--resolution: Must be one of QVGA, VGA, HD, FHD, 4K, or [WIDTH]x[HEIGHT].";
        return Stream.of(
                Refused.of("--framerate 0 p2p", 105, "--framerate: Value 0 not in range [1 - 120]"),
                Refused.of("--framerate 121 p2p", 105, "--framerate: Value 121 not in range [1 - 120]"),
                Refused.of("--framerate 30.0 p2p", 105, "--framerate: Value 30.0 not in range [1 - 120]"),
                Refused.of("--framerate p2p", 105, "--framerate: Value p2p not in range [1 - 120]"),
                Refused.of("--metrics-port 65536 p2p", 105, "--metrics-port: Value 65536 not in range [-1 - 65535]"),
                Refused.of("--metrics-port -2 p2p", 105, "--metrics-port: Value -2 not in range [-1 - 65535]"),
                Refused.of("p2p --port -1", 105, "--port: Value -1 not in range [0 - 65535]"),
                Refused.of("p2p --port=http", 105, "--port: Value http not in range [0 - 65535]"),
                Refused.of("--resolution vga p2p", 105, resolution),
                Refused.of("--resolution 640X480 p2p", 105, resolution),
                Refused.of("--resolution 0x480 p2p", 105, resolution),
                Refused.of(
                        "--log-level debug p2p",
                        105,
                        "--log-level: Check debug value in {verbose->0,info->1,warning->2,error->3,none->4}"
                                + " OR {0,1,2,3,4} FAILED"),
                Refused.of(
                        "p2p --document-root /no/such/directory",
                        105,
                        "--document-root: Directory does not exist: /no/such/directory"),
                Refused.of("--nope p2p", 109, notExpected + "--nope"),
                Refused.of("p2p --nope", 109, notExpected + "--nope"),
                Refused.of("p2p one two", 109, severalNotExpected + "one two"),
                Refused.of("p2p --version", 109, notExpected + "--version"),
                Refused.of("p2p --resolution VGA", 109, severalNotExpected + "--resolution VGA"),
                Refused.of("--port 8080 p2p", 109, severalNotExpected + "--port 8080"),
                Refused.of("p2p --port", 114, "--port: 1 required INT:INT in [0 - 65535] missing"),
                Refused.of("--framerate 10 --framerate 20 p2p", 114, "--framerate: At most 1 required but received 2"),
                Refused.of(
                        "--gateway 127.0.0.1:50051 p2p",
                        106,
                        "MOMO_FEED_TOKEN or MOMO_FEED_TOKEN_FILE is required with --gateway: the secret that the"
                                + " gateway was given too"),
                Refused.with(
                        Map.of("MOMO_FRAMERATE", "fast"),
                        "p2p",
                        105,
                        "MOMO_FRAMERATE: Value fast not in range [1 - 120]"),
                Refused.with(
                        Map.of("MOMO_PORT", "tcp://10.0.0.1:8080"),
                        "p2p",
                        105,
                        "MOMO_PORT: Value tcp://10.0.0.1:8080 not in range [0 - 65535]",
                        "MOMO_PORT looks like what Kubernetes sets for a Service: put enableServiceLinks: false into"
                                + " the pod, or name the Service otherwise."),
                Refused.with(Map.of("MOMO_MODE", "sofa"), "", 105, "MOMO_MODE: sofa not in {p2p}"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(Refused line) {
        try (Program program = run(line.environment(), line.arguments())) {
            assertThat(program.awaitExit(LIMIT)).as("%s", program).isEqualTo(line.exitCode());
            program.awaitOutput(LIMIT);
            assertThat(program.stderr().lines()).isEqualTo(line.stderr());
            assertThat(program.stdout().lines()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource
    void printed(String arguments, int exitCode, List<String> expected) {
        try (Program program = run(Map.of(), arguments)) {
            assertThat(program.awaitExit(LIMIT)).as("%s", program).isEqualTo(exitCode);
            program.awaitOutput(LIMIT);
            assertThat(program.stdout().text()).contains(expected);
            assertThat(program.stderr().lines()).isEmpty();
        }
    }

    static Stream<Arguments> printed() {
        List<String> program = List.of("Momo - WebRTC Native Client", "OPTIONS:", "--metrics-port", "SUBCOMMANDS:");
        return Stream.of(
                arguments("", 1, program),
                arguments("--help", 0, program),
                arguments("-h", 0, program),
                arguments("--help --nope", 0, program),
                arguments("p2p --help", 0, List.of("--document-root", "--port", "--max-viewers")),
                arguments("--help-all", 0, List.of("--metrics-port", "SUBCOMMANDS:", "--document-root")),
                arguments(
                        "--version",
                        0,
                        List.of("WebRTC Native Client Momo 2", "WebRTC: webrtc-java ", "Environment: [")));
    }

    private static Arguments arguments(String arguments, int exitCode, List<String> expected) {
        return Arguments.of(arguments, exitCode, expected);
    }

    @Test
    void withoutACameraItSaysSoAndEnds() throws IOException {
        try (Stream<Path> devices = Files.list(Path.of("/dev"))) {
            assumeFalse(
                    devices.anyMatch(device -> device.getFileName().toString().startsWith("video")));
        }
        try (Program program = run(Map.of(), "p2p --port 0")) {
            assertThat(program.awaitExit(LIMIT)).as("%s", program).isEqualTo(1);
            program.awaitOutput(LIMIT);
            assertThat(program.stderr().text()).containsIgnoringCase("camera");
            assertThat(program.stdout().lines()).isEmpty();
        }
    }

    @Test
    void theModeMayComeFromTheEnvironmentAndTheCommandLineWins() {
        Map<String, String> environment = Map.of(
                "MOMO_MODE", "p2p",
                "MOMO_PORT", "none",
                "MOMO_FAKE_CAPTURE_DEVICE", "true",
                "MOMO_NO_GOOGLE_STUN", "true");
        try (NodeProcess node = NodeProcess.start(environment, "p2p", "--port", "0")) {
            assertThat(node.port()).isPositive();
        }
        try (Program program = run(environment, "")) {
            assertThat(program.awaitExit(LIMIT)).isEqualTo(105);
            program.awaitOutput(LIMIT);
            assertThat(program.stderr().text()).startsWith("MOMO_PORT: Value none not in range [0 - 65535]");
        }
    }

    private static Program run(Map<String, String> environment, String arguments) {
        List<String> command = new ArrayList<>(List.of(NodeProcess.SCRIPT));
        Stream.of(arguments.split(" ")).filter(argument -> !argument.isEmpty()).forEach(command::add);
        return Program.start(environment, command);
    }
}
