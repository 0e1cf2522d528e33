package dev.momo.node.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
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

    private final int queueMillis;
    private final int delayMillis;

    /**
     * @param queueMillis how long the link's queue is, as time at its rate
     * @param delayMillis added in both directions; needs a kernel with netem
     */
    Link(int queueMillis, int delayMillis) throws IOException {
        this.queueMillis = queueMillis;
        this.delayMillis = delayMillis;
        if (interfaces().size() > 1) {
            throw new IllegalStateException("this network namespace is in use, of " + interfaces()
                    + "; start the benchmark by media-node/bench, which makes one");
        }
        Files.createDirectories(Path.of("/run/netns"));
        run("mount", "-t", "tmpfs", "tmpfs", "/run/netns");
        run("ip", "link", "set", "lo", "up");
        run("ip", "netns", "add", VIEWER);
        run("ip", "link", "add", SENDER, "type", "veth", "peer", "name", VIEWER, "netns", VIEWER);
        run("ip", "addr", "add", SENDER_ADDRESS + "/24", "dev", SENDER);
        run("ip", "link", "set", SENDER, "up");
        run("ip", "-n", VIEWER, "addr", "add", VIEWER_ADDRESS + "/24", "dev", VIEWER);
        run("ip", "-n", VIEWER, "link", "set", VIEWER, "up");
        run("ip", "-n", VIEWER, "link", "set", "lo", "up");
        if (delayMillis > 0) {
            run("tc", "-n", VIEWER, "qdisc", "add", "dev", VIEWER, "root", "netem", "delay", delayMillis + "ms");
        }
    }

    /** What this kernel can do beside shaping, for people. */
    static String abilities() {
        String netem = can("tc", "qdisc", "add", "dev", "lo", "root", "netem", "delay", "1ms")
                ? "netem (--delay)"
                : "no netem (no --delay)";
        String loss = can(
                        "iptables",
                        "-A",
                        "OUTPUT",
                        "-o",
                        "lo",
                        "-m",
                        "statistic",
                        "--mode",
                        "random",
                        "--probability",
                        "0",
                        "-j",
                        "DROP")
                ? "iptables' statistic match (loss)"
                : "no iptables statistic match (no phases with loss)";
        run("tc", "qdisc", "replace", "dev", "lo", "root", "pfifo");
        return "tbf, " + netem + ", " + loss;
    }

    /** Makes the link as the phase says; what is in its queue is lost if its shape changes to none or back. */
    void become(Phase phase) {
        if (phase.kbit() == 0) {
            can("tc", "qdisc", "del", "dev", SENDER, "root");
            if (delayMillis > 0) {
                run("tc", "qdisc", "replace", "dev", SENDER, "root", "netem", "delay", delayMillis + "ms");
            }
        } else {
            // The rate of a queue that is there already changes without loss.
            run(
                    "tc",
                    "qdisc",
                    "replace",
                    "dev",
                    SENDER,
                    "root",
                    "handle",
                    "1:",
                    "tbf",
                    "rate",
                    phase.kbit() + "kbit",
                    "burst",
                    Integer.toString(BURST_BYTES),
                    "latency",
                    queueMillis + "ms");
            if (delayMillis > 0) {
                run("tc", "qdisc", "replace", "dev", SENDER, "parent", "1:1", "netem", "delay", delayMillis + "ms");
            }
        }
        run("ip", "netns", "exec", VIEWER, "iptables", "-F", "INPUT");
        if (phase.loss() > 0) {
            run(
                    "ip",
                    "netns",
                    "exec",
                    VIEWER,
                    "iptables",
                    "-A",
                    "INPUT",
                    "-i",
                    VIEWER,
                    "-p",
                    "udp",
                    "-m",
                    "statistic",
                    "--mode",
                    "random",
                    "--probability",
                    Double.toString(phase.loss() / 100.0),
                    "-j",
                    "DROP");
        }
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

    /** A script in a directory that becomes a Chromium at the viewer's end. */
    static String chromiumAtViewer(Path directory) throws IOException {
        Path script = Files.createTempFile(
                directory,
                "chromium",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(script, "#!/bin/sh\nexec ip netns exec " + VIEWER + " /usr/bin/chromium \"$@\"\n");
        return script.toString();
    }

    private static List<String> interfaces() {
        return interfaceLines().stream()
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();
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

    private static boolean can(String... command) {
        return outcome(command).code() == 0;
    }

    private static void run(String... command) {
        Outcome outcome = outcome(command);
        if (outcome.code() != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + ": " + outcome.text().strip());
        }
    }

    private static Outcome outcome(String... command) {
        List<String> whole = new ArrayList<>(List.of(command));
        try {
            Process process =
                    new ProcessBuilder(whole).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes());
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
