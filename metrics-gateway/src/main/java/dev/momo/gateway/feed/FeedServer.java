package dev.momo.gateway.feed;

import dev.momo.gateway.config.Address;
import dev.momo.gateway.config.Settings;
import dev.momo.gateway.demand.FreshSamples;
import dev.momo.gateway.node.Nodes;
import dev.momo.gateway.time.Time;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Listens for nodes from the start of the process to its end. */
@Singleton
public class FeedServer {

    private static final Logger logger = Logger.getLogger(FeedServer.class);

    /** A node has one call; the rest is room for one that reopens it. */
    private static final int CALLS_PER_CONNECTION = 4;

    private static final int FLOW_CONTROL_WINDOW = 128 * 1024;
    private static final int MAX_METADATA_BYTES = 8192;
    private static final int MAX_EVENT_LOOPS = 4;

    private final Settings settings;
    private final Reception reception;
    private final FeedMeters meters;
    private volatile @Nullable Server server;
    private @Nullable EventLoopGroup eventLoops;

    FeedServer(Settings settings, Nodes nodes, FreshSamples demand, Time time, MeterRegistry registry) {
        this.settings = settings;
        this.meters = new FeedMeters(registry);
        this.reception = new Reception(
                nodes,
                demand,
                time,
                new Translation(settings.bounds()),
                new PendingStreams(settings.bounds().nodes()),
                settings.sampleInterval());
    }

    void start(@Observes StartupEvent event) {
        Address address = settings.feed();
        InetSocketAddress socket = new InetSocketAddress(address.host(), address.port());
        if (socket.isUnresolved()) {
            throw new FeedBindException(
                    "the feed cannot listen on " + address.host() + ": no address is known by that name; correct"
                            + " MOMO_FEED_HOST",
                    new IOException("unresolved " + address.host()));
        }
        int loops = Math.min(MAX_EVENT_LOOPS, Runtime.getRuntime().availableProcessors());
        EventLoopGroup group = new NioEventLoopGroup(loops, new DefaultThreadFactory("feed", true));
        eventLoops = group;
        try {
            server = build(socket, group).start();
        } catch (IOException e) {
            stopEventLoops();
            throw new FeedBindException(
                    "the feed cannot listen on " + address.host() + ":" + address.port() + " (" + reason(e)
                            + "); free the port, or set MOMO_FEED_HOST and MOMO_FEED_PORT (0 lets the system choose)",
                    e);
        }
        logger.infof("feed listens on %s:%d", address.host(), port());
    }

    private Server build(InetSocketAddress socket, EventLoopGroup group) {
        int connections = 2 * settings.bounds().nodes();
        return NettyServerBuilder.forAddress(socket)
                .channelFactory(() -> new BoundedServerChannel(connections))
                .bossEventLoopGroup(group)
                .workerEventLoopGroup(group)
                // Nothing in a handler waits, so that a hop to another thread would only cost.
                .directExecutor()
                .maxConcurrentCallsPerConnection(CALLS_PER_CONNECTION)
                .maxInboundMessageSize(settings.bounds().messageBytes())
                .maxInboundMetadataSize(MAX_METADATA_BYTES)
                .flowControlWindow(FLOW_CONTROL_WINDOW)
                .handshakeTimeout(5, TimeUnit.SECONDS)
                .maxConnectionIdle(30, TimeUnit.SECONDS)
                .permitKeepAliveTime(1, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .keepAliveTime(10, TimeUnit.SECONDS)
                .keepAliveTimeout(5, TimeUnit.SECONDS)
                .addStreamTracerFactory(CallTracer.factory())
                .addStreamTracerFactory(meters)
                .intercept(new TokenInterceptor(settings.token()))
                .addService(new StatsFeedService(reception).definition())
                .build();
    }

    private static String reason(IOException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }

    /** The port that the feed listens on, -1 while it does not. */
    public int port() {
        Server running = server;
        return running == null || running.isShutdown() ? -1 : running.getPort();
    }

    /** Whether nodes can dial. */
    public boolean isServing() {
        return port() != -1;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        Server running = server;
        if (running != null) {
            running.shutdownNow().awaitTermination(500, TimeUnit.MILLISECONDS);
        }
        stopEventLoops();
    }

    private void stopEventLoops() {
        EventLoopGroup group = eventLoops;
        if (group != null) {
            group.shutdownGracefully(0, 500, TimeUnit.MILLISECONDS);
        }
    }
}
