package dev.momo.node.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.momo.node.feed.GatewayAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    --framerate 121 p2p          | 105 | --framerate: Value 121 not in range [1 - 120]
                    --framerate 0 p2p            | 105 | --framerate: Value 0 not in range [1 - 120]
                    --framerate ten p2p          | 105 | --framerate: Value ten not in range [1 - 120]
                    --framerate 1.5 p2p          | 105 | --framerate: Value 1.5 not in range [1 - 120]
                    --framerate p2p              | 105 | --framerate: Value p2p not in range [1 - 120]
                    --framerate=0x79 p2p         | 105 | --framerate: Value 0x79 not in range [1 - 120]
                    --framerate 99999999999 p2p  | 105 | --framerate: Value 99999999999 not in range [1 - 120]
                    --framerate                  | 114 | --framerate: 1 required INT:INT in [1 - 120] missing
                    --framerate 1 --framerate 2 p2p | 114 | --framerate: At most 1 required but received 2
                    --resolution vga p2p         | 105 | --resolution: Must be one of QVGA, VGA, HD, FHD, 4K, or [WIDTH]x[HEIGHT].
                    --resolution 640X480 p2p     | 105 | --resolution: Must be one of QVGA, VGA, HD, FHD, 4K, or [WIDTH]x[HEIGHT].
                    --resolution 0x480 p2p       | 105 | --resolution: Must be one of QVGA, VGA, HD, FHD, 4K, or [WIDTH]x[HEIGHT].
                    --log-level loud p2p         | 105 | --log-level: Check loud value in {verbose->0,info->1,warning->2,error->3,none->4} OR {0,1,2,3,4} FAILED
                    --metrics-port 65536 p2p     | 105 | --metrics-port: Value 65536 not in range [-1 - 65535]
                    --metrics-port -2 p2p        | 105 | --metrics-port: Value -2 not in range [-1 - 65535]
                    --gateway nowhere p2p        | 105 | --gateway: Value nowhere is not HOST:PORT, as gateway:50051 or [::1]:50051
                    --gateway host:0 p2p         | 105 | --gateway: Value host:0 is not HOST:PORT, as gateway:50051 or [::1]:50051
                    p2p --port 65536             | 105 | --port: Value 65536 not in range [0 - 65535]
                    p2p --document-root /no/such | 105 | --document-root: Directory does not exist: /no/such
                    p2p --max-viewers 0          | 105 | --max-viewers: Value 0 not in range [1 - 1024]
                    p2p --allow-origin example   | 105 | --allow-origin: Value example is not an origin, as https://example.com or http://10.0.0.5:3000
                    --no-google-stun=perhaps p2p | 105 | --no-google-stun: Check perhaps value in {true,false} FAILED
                    --nope                       | 109 | The following argument was not expected: --nope
                    p2p a b                      | 109 | The following arguments were not expected: a b
                    p2p --resolution VGA         | 109 | The following arguments were not expected: --resolution VGA
                    --port 8080 p2p              | 109 | The following arguments were not expected: --port 8080
                    p2p --version                | 109 | The following argument was not expected: --version
                    --version nope               | 109 | The following argument was not expected: nope
                    """)
    void whatIsWrongIsSaidInMomosWords(String line, int exitCode, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse(line))
                .withMessage(message)
                .extracting(UsageException::exitCode)
                .isEqualTo(exitCode);
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
    void theHelpOfAllModesNamesEveryOptionAndItsVariable() {
        String help = ((Command.Print) parse("--help-all")).text();

        for (Option<?> option : Options.GLOBAL) {
            assertThat(help).contains(option.name());
            option.variable().ifPresent(variable -> assertThat(help).contains("[" + variable + "]"));
        }
        for (Option<?> option : Options.P2P) {
            assertThat(help).contains(option.name(), option.variable().orElseThrow());
        }
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

        assertThat(options.get(Options.RESOLUTION)).isEqualTo(new ValueType.Size(640, 480));
        assertThat(options.get(Options.FRAMERATE)).isEqualTo(30);
        assertThat(options.get(Options.METRICS_PORT)).isEqualTo(-1);
        assertThat(options.get(Options.PORT)).isEqualTo(8080);
        assertThat(options.get(Options.MAX_VIEWERS)).isEqualTo(32);
        assertThat(options.find(Options.LOG_LEVEL)).isEmpty();
        assertThat(options.find(Options.DOCUMENT_ROOT)).isEmpty();
        assertThat(options.isSet(Options.FAKE_CAPTURE_DEVICE)).isFalse();
        assertThat(options.isSet(Options.NO_GOOGLE_STUN)).isFalse();
    }

    @Test
    void momosOwnCommandLineIsUnderstood() {
        OptionValues options = run("--fake-capture-device --no-google-stun --metrics-port 8081 p2p --port=0");

        assertThat(options.isSet(Options.FAKE_CAPTURE_DEVICE)).isTrue();
        assertThat(options.isSet(Options.NO_GOOGLE_STUN)).isTrue();
        assertThat(options.get(Options.METRICS_PORT)).isEqualTo(8081);
        assertThat(options.get(Options.PORT)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "HD, 1280, 720",
        "4K, 3840, 2160",
        "QVGA, 320, 240",
        "1x100000000, 0, 0",
        "1x9, 16, 16",
        "960x540, 960, 540"
    })
    void resolutionsHaveNamesOrSizes(String text, int width, int height) {
        if (width == 0) {
            assertThat(ValueType.resolution().parse().parse(text)).isEmpty();
        } else {
            assertThat(run("--resolution " + text + " p2p").get(Options.RESOLUTION))
                    .isEqualTo(new ValueType.Size(width, height));
        }
    }

    @ParameterizedTest
    @CsvSource({"010, 8", "0x10, 16", "1_0, 10", "1'0, 10", "+7, 7"})
    void integersAreReadAsCli11Does(String text, int value) {
        assertThat(run("--framerate " + text + " p2p").get(Options.FRAMERATE)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"Info, INFO", "VERBOSE, VERBOSE", "2, WARNING", "none, NONE"})
    void logLevelsAreNamesInAnyCaseOrNumbers(String text, LogLevel level) {
        assertThat(run("--log-level " + text + " p2p").get(Options.LOG_LEVEL)).isEqualTo(level);
    }

    @Test
    void aFlagMayHaveAValueAndMayRepeat() {
        assertThat(run("--no-google-stun=false p2p").isSet(Options.NO_GOOGLE_STUN))
                .isFalse();
        assertThat(run("--no-google-stun --no-google-stun p2p").isSet(Options.NO_GOOGLE_STUN))
                .isTrue();
    }

    @Test
    void ipv6AddressesOfAGatewayStandInBrackets() {
        assertThat(run("--gateway [::1]:50051 p2p").get(Options.GATEWAY)).isEqualTo(new GatewayAddress("::1", 50051));
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

        assertThat(options.get(Options.PORT)).isEqualTo(9000);
        assertThat(options.isSet(Options.FAKE_CAPTURE_DEVICE)).isTrue();
        assertThat(options.all(Options.ALLOW_ORIGIN)).containsExactly("https://a.example", "https://b.example");
    }

    @Test
    void theCommandLineWinsOverTheEnvironment() {
        Map<String, String> environment = Map.of("MOMO_FRAMERATE", "10", "MOMO_NO_GOOGLE_STUN", "1");

        assertThat(run("--framerate 20 p2p", environment).get(Options.FRAMERATE))
                .isEqualTo(20);
        assertThat(run("--no-google-stun=false p2p", environment).isSet(Options.NO_GOOGLE_STUN))
                .isFalse();
    }

    @Test
    void anEmptyVariableIsNone() {
        assertThat(run("p2p", Map.of("MOMO_FRAMERATE", "")).get(Options.FRAMERATE))
                .isEqualTo(30);
    }

    @Test
    void aWrongVariableIsNamed() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse("p2p", Map.of("MOMO_FRAMERATE", "121")))
                .withMessage("MOMO_FRAMERATE: Value 121 not in range [1 - 120]");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse("", Map.of("MOMO_MODE", "tv")))
                .withMessage("MOMO_MODE: tv not in {p2p}");
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
