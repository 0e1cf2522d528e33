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

    /** Small heap that shrinks again, memory given back, first compiler only: the gateway serves one device. */
    private static final List<String> JVM_OPTIONS = List.of(
            // TrimNativeHeapInterval is not in every Java 17 to 21.
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-Xms8m",
            "-Xmn3m",
            "-Xmx64m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=20",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=32m",
            "-XX:TrimNativeHeapInterval=2000",
            "-XX:+ExitOnOutOfMemoryError",
            // A crash is told on stderr, not in a file where the node was started.
            "-XX:+ErrorFileToStderr",
            "-Dio.netty.allocator.maxOrder=4");

    /** From here on the JVM warns of Netty's use of Unsafe, which tells whoever runs a node nothing. */
    private static final int WARNS_OF_UNSAFE = 24;

    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add(java.toString());
        arguments.addAll(JVM_OPTIONS);
        if (Runtime.version().feature() >= WARNS_OF_UNSAFE) {
            arguments.add("--sun-misc-unsafe-memory-access=allow");
        }
        arguments.add("-jar");
        arguments.add(jar.toString());
        return arguments;
    }
}
