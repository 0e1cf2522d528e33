package dev.momo.node.system;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A node in the channel {@code c} of a Sora server, and its control server. */
record SoraProcess(NodeProcess node) implements AutoCloseable {

    private static final Pattern CONTROL = Pattern.compile("^Control: http://127\\.0\\.0\\.1:(\\d+)$");
    private static final Duration START = Duration.ofSeconds(20);

    /** With a gateway of its own. */
    static SoraProcess join(String url, String... more) {
        return start(Map.of(), List.of("--metrics-port", "0"), List.of(url), more);
    }

    /** @param urls of the servers */
    static SoraProcess start(Map<String, String> environment, List<String> globals, List<String> urls, String... more) {
        List<String> arguments = new ArrayList<>(globals);
        arguments.addAll(List.of("sora", "--signaling-urls"));
        arguments.addAll(urls);
        arguments.addAll(List.of("--channel-id", "c"));
        arguments.addAll(List.of(more));
        return new SoraProcess(NodeProcess.start(environment, arguments.toArray(String[]::new)));
    }

    Program program() {
        return node.program();
    }

    Metrics metrics() {
        return node.metrics();
    }

    /** Asks the control server; gives its answer's body. */
    String control(String method, String path, String body) throws Exception {
        String port = program().awaitLine(program().stdout(), CONTROL, START).group(1);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(START)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Sends SIGTERM; gives the exit code. */
    int stop() {
        program().signal("TERM");
        return program().awaitExit(Duration.ofSeconds(5));
    }

    @Override
    public void close() {
        node.close();
    }
}
