package dev.momo.node.system;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A media-node, started by the script as its users start it; with a gateway of its own if its options say so. */
public final class NodeProcess implements AutoCloseable {

    /** Relative to this module's directory, in which its tests run. */
    static final String SCRIPT = "../momo";

    static final String LOOPBACK = "127.0.0.1";

    private static final Duration START = Duration.ofSeconds(20);
    private static final Pattern VIEWERS = Pattern.compile("^Viewers: http://[^/]+:(\\d+)/html/p2p.html$");
    private static final Pattern METRICS = Pattern.compile("^Metrics: http://[^/]+:(\\d+)/metrics$");

    private final Program program;

    private NodeProcess(Program program) {
        this.program = program;
    }

    /** Starts a node with a gateway of its own, on ports that the system chooses. */
    static NodeProcess pair(String... modeOptions) {
        return start(Map.of(), with(List.of("--metrics-port", "0", "p2p", "--port", "0"), modeOptions));
    }

    /** Starts a node that nobody asks for statistics. */
    static NodeProcess alone(String... modeOptions) {
        return start(Map.of(), with(List.of("p2p", "--port", "0"), modeOptions));
    }

    private static String[] with(List<String> options, String... more) {
        return Stream.concat(options.stream(), Arrays.stream(more)).toArray(String[]::new);
    }

    /** Starts a node that films its test picture and needs nothing of the internet. */
    public static NodeProcess start(Map<String, String> environment, String... arguments) {
        return plain(environment, with(List.of("--fake-capture-device"), arguments));
    }

    /** Starts a node that needs nothing of the internet, with the devices that the arguments ask for. */
    public static NodeProcess plain(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(SCRIPT, "--no-google-stun"));
        command.addAll(List.of(arguments));
        return new NodeProcess(Program.start(environment, command));
    }

    /** Starts a node that films its test picture, in a network namespace. */
    static NodeProcess inside(String namespace, String... arguments) {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", namespace, SCRIPT));
        command.addAll(List.of("--no-google-stun", "--fake-capture-device"));
        command.addAll(List.of(arguments));
        return new NodeProcess(Program.start(Map.of(), command));
    }

    Program program() {
        return program;
    }

    /** The port of the page, once it is served. */
    public int port() {
        return Integer.parseInt(
                program.awaitLine(program.stdout(), VIEWERS, START).group(1));
    }

    /** The page's address on this machine. */
    URI page() {
        return URI.create("http://" + LOOPBACK + ":" + port() + "/html/p2p.html");
    }

    /** {@code /metrics} of this node's own gateway, once there is a report. */
    Metrics metrics() {
        Metrics metrics = new Metrics(LOOPBACK, metricsPort());
        await("a report").atMost(START).until(() -> metrics.get().status() == 200);
        return metrics;
    }

    int metricsPort() {
        return Integer.parseInt(
                program.awaitLine(program.stdout(), METRICS, START).group(1));
    }

    /** The process of this node's own gateway. */
    ProcessHandle gateway() {
        return program.handle()
                .children()
                .findFirst()
                .orElseThrow(() -> new AssertionError("No gateway was started by " + program));
    }

    /** Spent so far, on all processors together, without the gateway's. */
    public Duration processorTime() {
        return program.handle().info().totalCpuDuration().orElseThrow();
    }

    /** Waits for a line in the log. */
    String awaitLog(String regex, Duration limit) {
        return program.awaitLine(program.stderr(), Pattern.compile(regex), limit)
                .group();
    }

    @Override
    public void close() {
        program.close();
    }
}
