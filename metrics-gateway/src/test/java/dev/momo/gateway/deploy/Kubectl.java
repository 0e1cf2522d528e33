package dev.momo.gateway.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kustomize in kubectl: that which {@code KUBECTL} names, or the one on the path. */
final class Kubectl {

    private static final @Nullable String NAMED = System.getenv("KUBECTL");

    private static final Pattern VERSION = Pattern.compile("v1\\.(\\d+)");
    /** The first whose kustomize is of version 5. */
    private static final int MINOR = 27;

    /** @param output on either stream */
    private record Result(int exitCode, String output) {}

    private Kubectl() {}

    /** What a directory renders to. Where no kubectl was named and none can do it, the test is aborted. */
    static String kustomize(Path directory) throws IOException, InterruptedException {
        Result result = run("kustomize", directory.toString());
        if (result.exitCode != 0 && NAMED == null && minor() < MINOR) {
            return abort("the kubectl on the path is older than 1." + MINOR + "; deploy/kubernetes/check gets another");
        }
        assertThat(result.exitCode).as(result.output).isZero();
        return result.output;
    }

    private static int minor() throws IOException, InterruptedException {
        Matcher version = VERSION.matcher(run("version", "--client").output);
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }

    private static Result run(String... arguments) throws IOException, InterruptedException {
        Process process = start(Stream.concat(Stream.of(NAMED == null ? "kubectl" : NAMED), Stream.of(arguments))
                .toList());
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output);
    }

    private static Process start(List<String> command) throws IOException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            if (NAMED != null) {
                throw e;
            }
            return abort("no kubectl on the path; deploy/kubernetes/check gets one");
        }
    }
}
