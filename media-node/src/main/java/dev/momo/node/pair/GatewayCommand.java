package dev.momo.node.pair;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the gateway's process is started.
 *
 * @param java the {@code java} program
 * @param jar the gateway's runnable jar
 */
public record GatewayCommand(Path java, Path jar) {

    /** Small heap, one collector thread, first compiler only: the gateway serves one device. */
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms16m",
            "-Xmx64m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=32m",
            "-XX:+ExitOnOutOfMemoryError");

    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add(java.toString());
        arguments.addAll(JVM_OPTIONS);
        arguments.add("-jar");
        arguments.add(jar.toString());
        return arguments;
    }
}
