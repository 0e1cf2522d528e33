package dev.momo.node.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A pair of virtual interfaces between this network namespace, the sender's, and one for the viewer. Shaped is what goes
 * to the viewer; loss is behind the queue, where a sender does not notice it. All of it ends with this namespace.
 */
final class Link {

    static final String SENDER_ADDRESS = "10.99.0.1";

    private static final String VIEWER_ADDRESS = "10.99.0.2";
    private static final String SENDER = "sender";
    private static final String VIEWER = "viewer";

    /** Two full packets and a little: the queue, not the bucket, is what a burst meets. */
    private static final int BURST_BYTES = 4000;

    private static final Path NAMESPACE = Path.of("/run/netns", VIEWER);
    private static final String AT_VIEWER = "ip netns exec " + VIEWER + " ";

    private final int queueMillis;
    private final int delayMillis;

    /**
     * @param queueMillis how long the link's queue is, as time at its rate
     * @param delayMillis added in each direction; needs {@link #canDelay}
     */
    Link(int queueMillis, int delayMillis) throws IOException {
        this.queueMillis = queueMillis;
        this.delayMillis = delayMillis;
        if (ProcessHandle.current().pid() != 1) {
            throw new IllegalStateException("not in namespaces of its own: start the benchmark by media-node/bench");
        }
        Files.createDirectories(NAMESPACE.getParent());
        run("mount -t tmpfs tmpfs " + NAMESPACE.getParent());
        run("ip link set lo up");
        run("ip netns add " + VIEWER);
        run("ip link add " + SENDER + " type veth peer name " + VIEWER + " netns " + VIEWER);
        run("ip addr add " + SENDER_ADDRESS + "/24 dev " + SENDER);
        run("ip link set " + SENDER + " up");
        run(AT_VIEWER + "ip addr add " + VIEWER_ADDRESS + "/24 dev " + VIEWER);
        run(AT_VIEWER + "ip link set " + VIEWER + " up");
        run(AT_VIEWER + "ip link set lo up");
    }

    /** Whether this kernel has netem. */
    boolean canDelay() {
        boolean can = can("tc qdisc add dev lo root netem delay 1ms");
        can("tc qdisc del dev lo root");
        return can;
    }

    /** Whether this kernel and its iptables have the statistic match. */
    boolean canLose() {
        boolean can = can(AT_VIEWER + "iptables -A INPUT" + lossRule(1));
        can(AT_VIEWER + "iptables -F INPUT");
        return can;
    }

    /** Makes the link as the phase says. The queue goes on when only the rate changes. */
    void become(Phase phase) {
        if (phase.kbit() == 0) {
            can("tc qdisc del dev " + SENDER + " root");
            delay("root");
        } else {
            run("tc qdisc replace dev " + SENDER + " root handle 1: tbf rate " + phase.kbit() + "kbit burst "
                    + BURST_BYTES + " latency " + queueMillis + "ms");
            delay("parent 1:1");
        }
        run(AT_VIEWER + "iptables -F INPUT");
        if (phase.loss() > 0) {
            run(AT_VIEWER + "iptables -A INPUT" + lossRule(phase.loss()));
        }
    }

    private void delay(String where) {
        if (delayMillis > 0) {
            run(AT_VIEWER + "tc qdisc replace dev " + VIEWER + " root netem delay " + delayMillis + "ms");
            run("tc qdisc replace dev " + SENDER + " " + where + " netem delay " + delayMillis + "ms");
        }
    }

    private static String lossRule(int percent) {
        return " -p udp -m statistic --mode random --probability " + percent / 100.0 + " -j DROP";
    }

    /** Bytes that have left the sender's queue so far, with all headers. */
    long bytesCarried() {
        String line = interfaceLines().stream()
                .filter(each -> each.startsWith(SENDER + ":"))
                .findFirst()
                .orElseThrow();
        // Eight columns of what was received come first.
        return Long.parseLong(line.substring(line.indexOf(':') + 1).trim().split("\\s+")[8]);
    }

    /** Writes a script that becomes a Chromium at the viewer's end. */
    static Path chromiumAtViewer(Path directory) throws IOException {
        Path script = directory.resolve("chromium-at-viewer");
        Files.writeString(script, "#!/bin/sh\nexec " + AT_VIEWER + "/usr/bin/chromium \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script.toAbsolutePath();
    }

    private static List<String> interfaceLines() {
        try {
            return Files.readAllLines(Path.of("/proc/self/net/dev")).stream()
                    .skip(2)
                    .map(String::trim)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean can(String command) {
        return outcome(command).code() == 0;
    }

    private static void run(String command) {
        Outcome outcome = outcome(command);
        if (outcome.code() != 0) {
            throw new IllegalStateException(command + ": " + outcome.text().strip());
        }
    }

    private static Outcome outcome(String command) {
        try {
            Process process = new ProcessBuilder(command.split(" "))
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Outcome(int code, String text) {}
}
