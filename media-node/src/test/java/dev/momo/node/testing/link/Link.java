package dev.momo.node.testing.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A pair of virtual interfaces between this network namespace, the sender's, and one for the viewer. Shaped is what goes
 * to the viewer; loss is behind the queue, where a sender does not notice it.
 */
public final class Link implements AutoCloseable {

    /** Two full packets and a little: the queue, not the bucket, is what a burst meets. */
    private static final int BURST_BYTES = 4000;

    private final String viewer;
    private final String sender;
    private final String atViewer;
    private final String network;
    private final int queueMillis;
    private final int delayMillis;

    /**
     * @param number tells this link from others of the machine, 0 to 255
     * @param queueMillis how long the link's queue is, as time at its rate
     * @param delayMillis added in each direction; needs {@link #canDelay}
     * @throws IllegalStateException that says which command was refused
     */
    public Link(int number, int queueMillis, int delayMillis) {
        viewer = "viewer" + number;
        sender = "sender" + number;
        atViewer = "ip netns exec " + viewer + " ";
        network = "10.99." + number + ".";
        this.queueMillis = queueMillis;
        this.delayMillis = delayMillis;
        run("ip link set lo up");
        run("ip netns add " + viewer);
        run("ip link add " + sender + " type veth peer name " + viewer + " netns " + viewer);
        run("ip addr add " + senderAddress() + "/24 dev " + sender);
        run("ip link set " + sender + " up");
        run(atViewer + "ip addr add " + network + "2/24 dev " + viewer);
        run(atViewer + "ip link set " + viewer + " up");
        run(atViewer + "ip link set lo up");
    }

    /** Whether network namespaces can be made here. */
    public static boolean isPossible() {
        return can("ip netns add momo-probe") & can("ip netns del momo-probe");
    }

    /** Gives this mount namespace a list of network namespaces of its own. */
    public static void hideOthers() throws IOException {
        Path names = Files.createDirectories(Path.of("/run/netns"));
        run("mount -t tmpfs tmpfs " + names);
    }

    /** Of this end, as the viewer sees it. */
    public String senderAddress() {
        return network + "1";
    }

    /** Whether this kernel has netem. */
    public boolean canDelay() {
        boolean can = can("tc qdisc add dev lo root netem delay 1ms");
        can("tc qdisc del dev lo root");
        return can;
    }

    /** Whether this kernel and its iptables have the statistic match. */
    public boolean canLose() {
        boolean can = can(atViewer + "iptables -A INPUT" + lossRule(1));
        can(atViewer + "iptables -F INPUT");
        return can;
    }

    /**
     * Makes the link so; the queue goes on when only the rate changes.
     *
     * @param kbit its rate in kbit/s, 0 for unshaped
     * @param loss packets lost on the way to the viewer, percent
     */
    public void become(int kbit, int loss) {
        if (kbit == 0) {
            can("tc qdisc del dev " + sender + " root");
            delay("root");
        } else {
            run("tc qdisc replace dev " + sender + " root handle 1: tbf rate " + kbit + "kbit burst " + BURST_BYTES
                    + " latency " + queueMillis + "ms");
            delay("parent 1:1");
        }
        run(atViewer + "iptables -F INPUT");
        if (loss > 0) {
            run(atViewer + "iptables -A INPUT" + lossRule(loss));
        }
    }

    private void delay(String where) {
        if (delayMillis > 0) {
            run(atViewer + "tc qdisc replace dev " + viewer + " root netem delay " + delayMillis + "ms");
            run("tc qdisc replace dev " + sender + " " + where + " netem delay " + delayMillis + "ms");
        }
    }

    private static String lossRule(int percent) {
        return " -p udp -m statistic --mode random --probability " + percent / 100.0 + " -j DROP";
    }

    /** Bytes that have left the sender's queue so far, with all headers. */
    public long bytesCarried() {
        String line = interfaceLines().stream()
                .filter(each -> each.startsWith(sender + ":"))
                .findFirst()
                .orElseThrow();
        // Eight columns of what was received come first.
        return Long.parseLong(line.substring(line.indexOf(':') + 1).trim().split("\\s+")[8]);
    }

    /** A script that becomes a Chromium at the viewer's end, for as long as this program runs. */
    public Path chromiumAtViewer() {
        try {
            Path script = Files.createTempFile("chromium-at-viewer", "");
            script.toFile().deleteOnExit();
            Files.writeString(script, "#!/bin/sh\nexec " + atViewer + "/usr/bin/chromium \"$@\"\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
            return script;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** Takes the viewer's end away, and with it the link. */
    @Override
    public void close() {
        run("ip netns del " + viewer);
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
