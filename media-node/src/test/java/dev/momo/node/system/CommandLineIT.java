package dev.momo.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.momo.node.testing.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the program says to a command line, with Momo's messages and exit codes, before anything is started. */
final class CommandLineIT {

    /** The program itself takes well under a second; starting a JVM on a busy machine may take longer. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final String HINT = "Run with --help or --help-all for more information.";

    /** Two at once, for the machines that this runs on have two cores. */
    private static final ExecutorService STARTERS = Executors.newFixedThreadPool(2);

    private static final Map<CommandLine, Future<Outcome>> OUTCOMES = new LinkedHashMap<>();

    /** How a process ended and what it said, line by line. */
    record Outcome(int exitCode, List<String> stdout, List<String> stderr) {}

    @BeforeAll
    static void runTheTable() {
        commandLines().forEach(line -> OUTCOMES.put(line, STARTERS.submit(() -> outcome(line.arguments()))));
        STARTERS.shutdown();
    }

    static Stream<CommandLine> commandLines() {
        return CommandLine.all().filter(CommandLine::asProcess);
    }

    private static Outcome outcome(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(NodeProcess.SCRIPT));
        command.addAll(arguments);
        try (Program program = Program.start(Map.of(), command)) {
            int exitCode = program.awaitExit(LIMIT);
            program.awaitOutput(LIMIT);
            return new Outcome(
                    exitCode, program.stdout().lines(), program.stderr().lines());
        }
    }

    @ParameterizedTest
    @MethodSource("commandLines")
    void aCommandLineEndsAsMomosDoes(CommandLine line) throws Exception {
        Outcome outcome = OUTCOMES.get(line).get();
        assertThat(outcome.exitCode()).as("%s", outcome).isEqualTo(line.exitCode());
        if (line.exitCode() > 1) {
            assertThat(outcome.stderr()).containsExactly(line.complaint(), HINT);
            assertThat(outcome.stdout()).isEmpty();
        } else {
            assertThat(outcome.stdout()).isNotEmpty();
        }
    }

    record Variable(Map<String, String> environment, String arguments, int exitCode, List<String> stderr) {

        static Variable wrong(Map<String, String> environment, String arguments, int exitCode, String... complaint) {
            List<String> stderr = new ArrayList<>(List.of(complaint));
            stderr.add(HINT);
            return new Variable(environment, arguments, exitCode, stderr);
        }
    }

    static Stream<Variable> variables() {
        return Stream.of(
                Variable.wrong(
                        Map.of(),
                        "--gateway 127.0.0.1:50051 p2p",
                        106,
                        "MOMO_FEED_TOKEN or MOMO_FEED_TOKEN_FILE is required with --gateway: the secret that the"
                                + " gateway was given too"),
                Variable.wrong(
                        Map.of("MOMO_FRAMERATE", "fast"),
                        "p2p",
                        105,
                        "MOMO_FRAMERATE: Value fast not in range [1 - 120]"),
                Variable.wrong(
                        Map.of("MOMO_FAKE_CAPTURE_DEVICE", "perhaps"),
                        "p2p",
                        104,
                        "Could not convert: MOMO_FAKE_CAPTURE_DEVICE = perhaps; expected true or false"),
                Variable.wrong(
                        Map.of("MOMO_FORCE_I420", "true", "MOMO_FORCE_NV12", "true"),
                        "p2p",
                        108,
                        "--force-i420 excludes --force-nv12"),
                Variable.wrong(
                        Map.of("MOMO_PORT", "tcp://10.0.0.1:8080"),
                        "p2p",
                        105,
                        "MOMO_PORT: Value tcp://10.0.0.1:8080 not in range [0 - 65535]",
                        "MOMO_PORT looks like what Kubernetes sets for a Service: put enableServiceLinks: false into"
                                + " the pod, or name the Service otherwise."),
                Variable.wrong(Map.of("MOMO_MODE", "sofa"), "", 105, "MOMO_MODE: sofa not in {p2p,ayame,sora}"));
    }

    @ParameterizedTest
    @MethodSource("variables")
    void aWrongVariableIsNamed(Variable variable) {
        try (Program program = run(variable.environment(), variable.arguments())) {
            assertThat(program.awaitExit(LIMIT)).as("%s", program).isEqualTo(variable.exitCode());
            program.awaitOutput(LIMIT);
            assertThat(program.stderr().lines()).isEqualTo(variable.stderr());
            assertThat(program.stdout().lines()).isEmpty();
        }
    }

    @Test
    void aStrangersVariablesAreNamed() {
        Map<String, String> environment = Map.of(
                "MOMO_SERVICE_HOST", "10.0.0.1",
                "MOMO_PORT_8080_TCP", "tcp://10.0.0.1:8080",
                "MOMO_RESOLUTON", "HD");
        try (NodeProcess node = NodeProcess.start(environment, "p2p", "--port", "0")) {
            assertThat(node.awaitLog(".*MOMO_SERVICE_HOST.*", LIMIT))
                    .matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z WARNING Main: .*")
                    .contains("MOMO_PORT_8080_TCP", "enableServiceLinks: false");
            assertThat(node.awaitLog(".*MOMO_RESOLUTON.*", LIMIT)).contains("no option has such a variable");
            assertThat(node.port()).isPositive();
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
                arguments("p2p --help", 0, List.of("--document-root", "--port", "--max-viewers")),
                arguments("--help-all", 0, List.of("--metrics-port", "SUBCOMMANDS:", "--document-root")),
                arguments("ayame --help", 0, List.of("--signaling-url", "REQUIRED", "[MOMO_ROOM_ID]")),
                arguments("--video-codec-engines", 0, List.of("""
                                H264:
                                  Encoder:
                                    - Software [software] (default)
                                  Decoder:
                                    - Software [software] (default)

                                H265:
                                  Encoder:
                                    *UNAVAILABLE*
                                  Decoder:
                                    *UNAVAILABLE*""")),
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
