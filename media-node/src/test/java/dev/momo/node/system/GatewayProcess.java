package dev.momo.node.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A metrics-gateway that is started by itself, on ports that stay the same when it is started again. */
final class GatewayProcess implements AutoCloseable {

    private static final String JAR = "../metrics-gateway/target/quarkus-app/quarkus-run.jar";
    private static final Duration START = Duration.ofSeconds(20);

    private final Program program;
    private final Address address;

    /** Where a gateway listens, and the secret that it asks for. */
    record Address(int metrics, int feed, int management, String token) {

        static Address free(String token) {
            List<Integer> ports = FreePorts.find(3);
            return new Address(ports.get(0), ports.get(1), ports.get(2), token);
        }
    }

    private GatewayProcess(Program program, Address address) {
        this.program = program;
        this.address = address;
    }

    /** Starts it; it need not be ready yet. */
    static GatewayProcess start(Address address) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Program program = Program.start(
                Map.of(
                        "MOMO_FEED_TOKEN", address.token(),
                        "MOMO_FEED_PORT", Integer.toString(address.feed()),
                        "MOMO_METRICS_PORT", Integer.toString(address.metrics()),
                        "MOMO_MANAGEMENT_PORT", Integer.toString(address.management())),
                List.of(java, "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", JAR));
        return new GatewayProcess(program, address);
    }

    /** Waits until it answers at all. */
    GatewayProcess awaitUp() {
        await("the gateway")
                .atMost(START)
                .pollInterval(Duration.ofMillis(20))
                .failFast(() ->
                        assertThat(program.handle().isAlive()).as("%s", program).isTrue())
                .until(() -> metrics().isListening());
        return this;
    }

    Program program() {
        return program;
    }

    Metrics metrics() {
        return new Metrics(NodeProcess.LOOPBACK, address.metrics());
    }

    @Override
    public void close() {
        program.close();
    }
}
