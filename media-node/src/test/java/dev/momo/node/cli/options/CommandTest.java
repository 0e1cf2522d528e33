package dev.momo.node.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.momo.node.feed.GatewayAddress;
import dev.momo.node.testing.CommandLine;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {

    private static final String NOT_A_PORT = "Value tcp://10.0.0.1:80 not in range [0 - 65535]";

    private static Command parse(String line) {
        return parse(line, Map.of());
    }

    private static Command parse(String line, Map<String, String> environment) {
        return Command.parse(environment, line.isEmpty() ? new String[0] : line.split(" "));
    }

    private static OptionValues run(String line) {
        return run(line, Map.of());
    }

    private static OptionValues run(String line, Map<String, String> environment) {
        return ((Command.Run) parse(line, environment)).options();
    }

    static Stream<CommandLine> commandLines() {
        return CommandLine.all();
    }

    @ParameterizedTest
    @MethodSource("commandLines")
    void theGrammarIsMomos(CommandLine line) {
        int exitCode = 0;
        String complaint = "";
        try {
            Command command = Command.parse(Map.of(), line.arguments().toArray(String[]::new));
            exitCode = command instanceof Command.Print print ? print.exitCode() : 0;
        } catch (UsageException e) {
            exitCode = e.exitCode();
            complaint = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
        assertThat(complaint).isEqualTo(line.complaint());
        assertThat(exitCode).isEqualTo(line.exitCode());
    }

    @Test
    void everyOptionHasLinesThatAreRightAndLinesThatAreWrong() {
        List<String> right = CommandLine.all()
                .filter(line -> line.asProcess() && line.exitCode() == 0)
                .map(CommandLine::text)
                .toList();
        List<String> wrong = CommandLine.all()
                .filter(line -> line.asProcess() && line.exitCode() > 1)
                .map(line -> line.text() + " " + line.complaint())
                .toList();
        List<String> names = Stream.concat(GlobalOptions.ALL.stream(), Mode.allOptions())
                .map(Option::name)
                .toList();

        assertThat(names).allSatisfy(name -> {
            Pattern option = Pattern.compile(" " + name + "[ =]");
            assertThat(right).anyMatch(line -> option.matcher(" " + line + " ").find());
            assertThat(wrong).anyMatch(line -> option.matcher(" " + line + " ").find());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "--help nosuch", "--framerate 121 --help", "p2p --help --nosuch"})
    void helpWinsOverEveryError(String line) {
        assertThat(parse(line)).isInstanceOfSatisfying(Command.Print.class, print -> {
            assertThat(print.exitCode()).isZero();
            assertThat(print.text()).contains("OPTIONS:");
        });
    }

    @Test
    void withoutAModeTheHelpIsPrintedAndTheCodeIsOne() {
        assertThat(parse("")).isInstanceOfSatisfying(Command.Print.class, print -> {
            assertThat(print.exitCode()).isEqualTo(1);
            assertThat(print.text()).contains("SUBCOMMANDS:", "p2p");
        });
    }

    @Test
    void versionNeedsNoMode() {
        assertThat(parse("--version")).isInstanceOf(Command.ShowVersion.class);
        assertThat(parse("--version p2p")).isInstanceOf(Command.ShowVersion.class);
    }

    @Test
    void theDefaultsAreMomos() {
        OptionValues options = run("p2p");

        assertThat(options.get(GlobalOptions.RESOLUTION)).isEqualTo(new Resolution(640, 480));
        assertThat(options.get(GlobalOptions.FRAMERATE)).isEqualTo(30);
        assertThat(options.get(GlobalOptions.METRICS_PORT)).isEqualTo(-1);
        assertThat(options.get(P2pOptions.PORT)).isEqualTo(8080);
        assertThat(options.get(P2pOptions.MAX_VIEWERS)).isEqualTo(32);
        assertThat(options.find(GlobalOptions.LOG_LEVEL)).isEmpty();
        assertThat(options.find(P2pOptions.DOCUMENT_ROOT)).isEmpty();
        assertThat(options.isSet(GlobalOptions.FAKE_CAPTURE_DEVICE)).isFalse();
        assertThat(options.isSet(GlobalOptions.NO_GOOGLE_STUN)).isFalse();
    }

    @Test
    void momosOwnCommandLineIsUnderstood() {
        OptionValues options = run("--fake-capture-device --no-google-stun --metrics-port 8081 p2p --port=0");

        assertThat(options.isSet(GlobalOptions.FAKE_CAPTURE_DEVICE)).isTrue();
        assertThat(options.isSet(GlobalOptions.NO_GOOGLE_STUN)).isTrue();
        assertThat(options.get(GlobalOptions.METRICS_PORT)).isEqualTo(8081);
        assertThat(options.get(P2pOptions.PORT)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "HD, 1280, 720",
        "4K, 3840, 2160",
        "QVGA, 320, 240",
        "16384x16384, 16384, 16384",
        "1x9, 16, 16",
        "960x540, 960, 540"
    })
    void resolutionsHaveNamesOrSizes(String text, int width, int height) {
        assertThat(run("--resolution " + text + " p2p").get(GlobalOptions.RESOLUTION))
                .isEqualTo(new Resolution(width, height));
    }

    @ParameterizedTest
    @CsvSource({"010, 8", "0x10, 16", "1_0, 10", "1'0, 10", "+7, 7"})
    void integersAreReadAsCli11Does(String text, int value) {
        assertThat(run("--framerate " + text + " p2p").get(GlobalOptions.FRAMERATE))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"Info, INFO", "VERBOSE, VERBOSE", "2, WARNING", "none, NONE"})
    void logLevelsAreNamesInAnyCaseOrNumbers(String text, LogLevel level) {
        assertThat(run("--log-level " + text + " p2p").get(GlobalOptions.LOG_LEVEL))
                .isEqualTo(level);
    }

    @Test
    void aFlagMayHaveAValueAndMayRepeat() {
        assertThat(run("--no-google-stun=false p2p").isSet(GlobalOptions.NO_GOOGLE_STUN))
                .isFalse();
        assertThat(run("--no-google-stun --no-google-stun p2p").isSet(GlobalOptions.NO_GOOGLE_STUN))
                .isTrue();
    }

    @Test
    void ipv6AddressesOfAGatewayStandInBrackets() {
        assertThat(run("--gateway [::1]:50051 p2p").get(GlobalOptions.GATEWAY))
                .isEqualTo(new GatewayAddress("::1", 50051));
    }

    @Test
    void theEnvironmentGivesModeAndOptions() {
        OptionValues options = run(
                "",
                Map.of(
                        "MOMO_MODE", "p2p",
                        "MOMO_PORT", "9000",
                        "MOMO_FAKE_CAPTURE_DEVICE", "true",
                        "MOMO_ALLOW_ORIGIN", "https://a.example,https://b.example"));

        assertThat(options.get(P2pOptions.PORT)).isEqualTo(9000);
        assertThat(options.isSet(GlobalOptions.FAKE_CAPTURE_DEVICE)).isTrue();
        assertThat(options.all(P2pOptions.ALLOW_ORIGIN)).containsExactly("https://a.example", "https://b.example");
    }

    @Test
    void theCommandLineWinsOverTheEnvironment() {
        Map<String, String> environment = Map.of("MOMO_FRAMERATE", "10", "MOMO_NO_GOOGLE_STUN", "1");

        assertThat(run("--framerate 20 p2p", environment).get(GlobalOptions.FRAMERATE))
                .isEqualTo(20);
        assertThat(run("--no-google-stun=false p2p", environment).isSet(GlobalOptions.NO_GOOGLE_STUN))
                .isFalse();
    }

    @Test
    void anEmptyVariableIsNone() {
        assertThat(run("p2p", Map.of("MOMO_FRAMERATE", "")).get(GlobalOptions.FRAMERATE))
                .isEqualTo(30);
    }

    @Test
    void aWrongVariableIsNamed() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse("p2p", Map.of("MOMO_FRAMERATE", "121")))
                .withMessage("MOMO_FRAMERATE: Value 121 not in range [1 - 120]");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse("", Map.of("MOMO_MODE", "tv")))
                .withMessage("MOMO_MODE: tv not in {p2p,ayame,sora}");
    }

    @Test
    void whatKubernetesInjectsIsExplained() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse("p2p", Map.of("MOMO_PORT", "tcp://10.0.0.1:80")))
                .withMessageStartingWith("MOMO_PORT: " + NOT_A_PORT)
                .withMessageContaining("enableServiceLinks: false");
    }

    @Test
    void variablesOfTheModeMeanNothingWithoutIt() {
        assertThat(parse("--version", Map.of("MOMO_PORT", "tcp://10.0.0.1:80")))
                .isInstanceOf(Command.ShowVersion.class);
    }
}
