package dev.momo.node.system;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * A node and a viewer with a router between them, in network namespaces: what comes to the public address is sent on to
 * the node, which cannot reach the viewer otherwise, nor the viewer it.
 */
final class TranslatedNetwork implements AutoCloseable {

    static final String PUBLIC = "203.0.113.1";

    private static final String OPEN = """
            set -e
            ip netns add $name-node
            ip netns add $name-router
            ip netns add $name-viewer
            ip -n $name-node link set lo up
            ip -n $name-viewer link set lo up
            ip link add inside netns $name-node type veth peer name inside netns $name-router
            ip link add outside netns $name-viewer type veth peer name outside netns $name-router
            ip -n $name-node address add 10.77.0.2/24 dev inside
            ip -n $name-router address add 10.77.0.1/24 dev inside
            ip -n $name-router address add 203.0.113.1/24 dev outside
            ip -n $name-viewer address add 203.0.113.2/24 dev outside
            ip -n $name-node link set inside up
            ip -n $name-router link set inside up
            ip -n $name-router link set outside up
            ip -n $name-viewer link set outside up
            ip -n $name-node route add default via 10.77.0.1
            ip netns exec $name-router sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'
            ip netns exec $name-router nft -f - <<RULES
            table ip translation {
                chain in {
                    type nat hook prerouting priority dstnat
                    iifname outside ip daddr 203.0.113.1 dnat to 10.77.0.2
                }
                chain through {
                    type filter hook forward priority filter; policy drop
                    ct state established,related accept
                    iifname outside accept
                }
            }
            RULES
            """;

    private static final String CLOSE = """
            for host in node router viewer; do
                ip netns delete $name-$host 2>/dev/null || true
            done
            """;

    private static final String GET = "printf 'GET %s HTTP/1.0\\r\\n\\r\\n' \"$1\""
            + " | ip netns exec \"$2\" socat -T 5 -,ignoreeof \"TCP:127.0.0.1:$3\"";

    private final String name;

    private TranslatedNetwork(String name) {
        this.name = name;
    }

    static boolean isPossible() {
        try (TranslatedNetwork network =
                new TranslatedNetwork("momo-try-" + ProcessHandle.current().pid())) {
            return run(OPEN, network.name).exitCode == 0;
        }
    }

    static TranslatedNetwork open() {
        TranslatedNetwork network =
                new TranslatedNetwork("momo-" + ProcessHandle.current().pid());
        Result result = run(OPEN, network.name);
        if (result.exitCode != 0) {
            network.close();
            throw new IllegalStateException(result.output);
        }
        return network;
    }

    String node() {
        return name + "-node";
    }

    String viewer() {
        return name + "-viewer";
    }

    /** Asks what listens on loopback in a namespace; gives its answer. The end of the question would end all. */
    JsonObject get(String namespace, int port, String path) {
        String answer = run(GET, name, path, namespace, Integer.toString(port)).output;
        int end = answer.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new AssertionError("No answer of port " + port + ": " + answer);
        }
        return new JsonObject(answer.substring(end + 4));
    }

    @Override
    public void close() {
        run(CLOSE, name);
    }

    private record Result(int exitCode, String output) {}

    private static Result run(String script, String name, String... arguments) {
        String[] command = new String[arguments.length + 4];
        System.arraycopy(new String[] {"sh", "-c", script, "sh"}, 0, command, 0, 4);
        System.arraycopy(arguments, 0, command, 4, arguments.length);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("name", name);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Hangs: " + script);
            }
            return new Result(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
