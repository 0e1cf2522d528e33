package dev.momo.node.cli;

import dev.momo.node.cli.options.ExitCode;
import dev.momo.node.cli.options.GlobalOptions;
import dev.momo.node.cli.options.OptionValues;
import dev.momo.node.cli.options.UsageException;
import dev.momo.node.feed.GatewayAddress;
import dev.momo.node.pair.FeedToken;
import dev.momo.node.pair.GatewayCommand;
import dev.momo.node.pair.GatewayPorts;
import dev.momo.node.pair.LocalGateway;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The gateway that the options ask for: none, somebody else's, or one of our own. */
final class Gateway implements AutoCloseable {

    private static final Logger logger = System.getLogger(Gateway.class.getName());

    /** Where the starting script says the gateway's program lies. */
    private static final String JAR = "momo.gateway.jar";

    private static final String LOOPBACK = "127.0.0.1";
    private static final String EVERYWHERE = "0.0.0.0";

    /** Where statistics go, and with what secret. */
    record Target(GatewayAddress address, String token) {}

    private final CompletionStage<Optional<Target>> target;
    private final @Nullable LocalGateway child;
    private final String metricsHost;

    private Gateway(CompletionStage<Optional<Target>> target, @Nullable LocalGateway child, String metricsHost) {
        this.target = target;
        this.child = child;
        this.metricsHost = metricsHost;
    }

    /**
     * Starts one if one is to be started.
     *
     * @throws UsageException if it cannot be
     */
    static Gateway start(OptionValues options, Map<String, String> environment) {
        Optional<GatewayAddress> foreign = options.find(GlobalOptions.GATEWAY);
        int port = options.get(GlobalOptions.METRICS_PORT);
        if (foreign.isPresent()) {
            if (port >= 0) {
                logger.log(
                        Level.WARNING,
                        "{0} has no effect with {1}: that gateway serves /metrics",
                        GlobalOptions.METRICS_PORT.name(),
                        GlobalOptions.GATEWAY.name());
            }
            Target target = new Target(foreign.get(), FeedTokens.read(environment));
            return new Gateway(CompletableFuture.completedFuture(Optional.of(target)), null, "");
        }
        if (port < 0) {
            return new Gateway(CompletableFuture.completedFuture(Optional.empty()), null, "");
        }
        return startChild(options, port);
    }

    private static Gateway startChild(OptionValues options, int port) {
        String host = options.isSet(GlobalOptions.METRICS_ALLOW_EXTERNAL_IP) ? EVERYWHERE : LOOPBACK;
        PortCheck.requireFree(GlobalOptions.METRICS_PORT, host, port);
        String token = FeedToken.random();
        Map<String, String> settings = new HashMap<>(Map.of(
                "MOMO_METRICS_HOST", host,
                "MOMO_METRICS_PORT", Integer.toString(port),
                "MOMO_FEED_HOST", LOOPBACK,
                "MOMO_FEED_PORT", "0",
                "MOMO_MANAGEMENT_HOST", LOOPBACK,
                "MOMO_MANAGEMENT_PORT", "0",
                "MOMO_FEED_TOKEN", token));
        List<String> origins = options.all(GlobalOptions.METRICS_ALLOW_ORIGIN);
        if (!origins.isEmpty()) {
            settings.put("MOMO_METRICS_ALLOW_ORIGIN", String.join(",", origins));
        }
        options.find(GlobalOptions.LOG_LEVEL).ifPresent(level -> settings.put("MOMO_LOG_LEVEL", level.optionName()));
        try {
            LocalGateway child = LocalGateway.start(command(), settings);
            CompletionStage<Optional<Target>> target = child.ports()
                    .thenApply(ports -> Optional.of(new Target(new GatewayAddress(LOOPBACK, ports.feed()), token)));
            return new Gateway(target, child, host);
        } catch (IOException e) {
            throw new UsageException(ExitCode.FAILURE, "The metrics-gateway cannot be started: " + e.getMessage());
        }
    }

    private static GatewayCommand command() {
        String jar = System.getProperty(JAR, "");
        if (jar.isEmpty() || !Files.isRegularFile(Path.of(jar))) {
            throw new UsageException(
                    ExitCode.FAILURE,
                    GlobalOptions.METRICS_PORT.name() + " starts a metrics-gateway, but there is none at '" + jar
                            + "'. Start this node with ./momo, or name a gateway that runs with "
                            + GlobalOptions.GATEWAY.name() + ".");
        }
        return new GatewayCommand(Path.of(System.getProperty("java.home"), "bin", "java"), Path.of(jar));
    }

    /** Completes with where statistics go, if anywhere, once it is ready for them. */
    CompletionStage<Optional<Target>> target() {
        return target;
    }

    /** Completes with the address of {@code /metrics}, if this node serves one. */
    CompletionStage<Optional<String>> metricsUrl() {
        if (child == null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return child.ports().thenApply(GatewayPorts::metrics).thenApply(port -> {
            String host = metricsHost.equals(EVERYWHERE) ? HostName.get() : LOOPBACK;
            return Optional.of("http://" + host + ":" + port + "/metrics");
        });
    }

    /** Calls back with the exit code if a gateway of our own ends. */
    void onEnd(IntConsumer callback) {
        if (child != null) {
            child.ended().thenAccept(callback::accept);
        }
    }

    @Override
    public void close() {
        if (child != null) {
            child.close();
        }
    }
}
