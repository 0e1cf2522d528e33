package dev.momo.node.cli;

import dev.momo.node.about.About;
import dev.momo.node.bridge.SerialBridge;
import dev.momo.node.cli.options.Command;
import dev.momo.node.cli.options.ExitCode;
import dev.momo.node.cli.options.GlobalOptions;
import dev.momo.node.cli.options.Mode;
import dev.momo.node.cli.options.OptionValues;
import dev.momo.node.cli.options.UsageException;
import dev.momo.node.cli.options.VideoInput;
import dev.momo.node.device.Capture;
import dev.momo.node.device.CaptureException;
import dev.momo.node.device.serial.SerialException;
import dev.momo.node.feed.FeedClient;
import dev.momo.node.feed.FeedConfig;
import dev.momo.node.rtc.EngineConfig;
import dev.momo.node.rtc.IceServer;
import dev.momo.node.rtc.NetworkConfig;
import dev.momo.node.rtc.RtcEngine;
import dev.momo.node.signaling.SelfDescription;
import dev.momo.node.signaling.SignalingStatus;
import dev.momo.node.signaling.socket.SignalingConnector;
import dev.momo.node.stats.JsonReports;
import dev.momo.node.stats.Sampler;
import dev.momo.stats.v1.Hello;
import dev.momo.stats.v1.Signaling;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.IntConsumer;

/** A running node: every part, made and wired here, and ended in the reverse order. */
final class Node implements AutoCloseable {

    private static final Logger logger = System.getLogger(Node.class.getName());

    private static final List<IceServer> GOOGLE_STUN = List.of(IceServer.of("stun:stun.l.google.com:19302"));

    private final Parts parts = new Parts();
    private final Command.Run run;
    private final OptionValues options;
    private final Map<String, String> environment;
    private final About about;
    private final Gateway gateway;
    private final ScheduledExecutorService executor;
    private final ScheduledExecutorService feedExecutor;
    private final RunningSignaling signaling;
    private final CompletionStage<Optional<FeedClient>> feed;

    private Node(Command.Run run, About about, Map<String, String> environment) {
        this.run = run;
        this.options = run.options();
        this.environment = environment;
        this.about = about;
        // First, because it takes longest: it starts while the rest of this node does.
        this.gateway = Gateway.start(options, environment);
        parts.add(gateway);
        try {
            this.executor = parts.addExecutor("signaling");
            this.feedExecutor = parts.addExecutor("feed");
            RtcEngine engine = startEngine();
            this.signaling = startSignaling(engine);
            this.feed = startFeed(engine);
            // Last, so that it ends first: it says that all the others are there.
            options.find(GlobalOptions.HEARTBEAT_FILE).ifPresent(file -> parts.add(Heartbeat.start(file, executor)));
        } catch (RuntimeException | Error e) {
            parts.close();
            throw e;
        }
    }

    /**
     * Starts a node.
     *
     * @throws UsageException if a port or a device cannot be had; nothing is left running then
     */
    static Node start(Command.Run run, About about, Map<String, String> environment) {
        if (run.mode() == Mode.P2P) {
            P2pStarter.check(run.options());
        } else if (run.mode() == Mode.SORA) {
            SoraStarter.check(run.options());
        }
        return new Node(run, about, environment);
    }

    private RtcEngine startEngine() {
        SoundOpener.Sound sound = SoundOpener.open(run);
        EngineConfig config = new EngineConfig(
                options.isSet(GlobalOptions.INSECURE),
                run.videoInput() != VideoInput.NONE,
                VideoGoals.of(options),
                sound.input(),
                SoundOpener.processing(options),
                new NetworkConfig(options.find(GlobalOptions.ICE_PORT_RANGE), options.all(GlobalOptions.PUBLIC_IP)));
        RtcEngine engine = new RtcEngine(config, sound.module(), executor, System::nanoTime);
        parts.addStop(executor, engine::close);
        try {
            for (Capture capture : new CaptureOpener(engine, run, environment).open(sound.input())) {
                parts.add(capture);
                logger.log(Level.INFO, "Capturing: {0}", capture.description());
            }
            return engine;
        } catch (CaptureException e) {
            throw new UsageException(ExitCode.FAILURE, e.getMessage());
        }
    }

    private RunningSignaling startSignaling(RtcEngine engine) {
        Vertx vertx = startVertx();
        SelfDescription self = new SelfDescription(about.version(), about.libwebrtc(), about.environment());
        NodeContext node = new NodeContext(options, self, vertx, engine, executor, parts);
        List<IceServer> iceServers = options.isSet(GlobalOptions.NO_GOOGLE_STUN) ? List.of() : GOOGLE_STUN;
        return switch (run.mode()) {
            case P2P -> P2pStarter.start(node, iceServers, openSerial().orElse(null));
            case AYAME ->
                AyameStarter.start(
                        node, iceServers, connector(vertx), openSerial().orElse(null));
            case SORA -> SoraStarter.start(node, connector(vertx), new JsonReports(feedExecutor));
        };
    }

    private SignalingConnector connector(Vertx vertx) {
        return ServerConnections.connector(options, environment, vertx, executor);
    }

    private Vertx startVertx() {
        // The system's way to an address, for names that only the local network knows (mDNS, hosts files, nsswitch).
        System.setProperty("vertx.disableDnsResolver", "true");
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        parts.addStop(() -> vertx.close().toCompletionStage());
        return vertx;
    }

    private Optional<SerialBridge> openSerial() {
        try {
            Optional<SerialBridge> serial = options.find(GlobalOptions.SERIAL)
                    .map(setting -> SerialBridge.open(setting.device(), setting.baud(), executor));
            serial.ifPresent(parts::add);
            return serial;
        } catch (SerialException e) {
            throw new UsageException(ExitCode.FAILURE, GlobalOptions.SERIAL.name() + ": " + e.getMessage());
        }
    }

    private CompletionStage<Optional<FeedClient>> startFeed(RtcEngine engine) {
        Sampler sampler = new Sampler(
                engine::peers,
                () -> message(signaling.status().get()),
                feedExecutor,
                Clock.systemUTC(),
                System::nanoTime);
        CompletableFuture<Optional<FeedClient>> started = gateway.target()
                .thenApplyAsync(target -> target.map(to -> startFeed(to, sampler)), feedExecutor)
                .toCompletableFuture();
        parts.addStop(feedExecutor, () -> started.getNow(Optional.empty()).ifPresent(FeedClient::close));
        return started;
    }

    private FeedClient startFeed(Gateway.Target to, Sampler sampler) {
        FeedClient client = new FeedClient(
                new FeedConfig(to.address(), to.token(), hello()),
                sampler,
                host -> List.of(InetAddress.getAllByName(host)),
                feedExecutor,
                System::nanoTime);
        client.start();
        return client;
    }

    private Hello hello() {
        return Hello.newBuilder()
                .setProtocolVersion(FeedConfig.PROTOCOL_VERSION)
                .setNodeId(options.find(GlobalOptions.NODE_ID).orElseGet(HostName::get))
                .setBootId(UUID.randomUUID().toString())
                .setVersion(about.version())
                .setEnvironment(about.environment())
                .setLibwebrtc(about.libwebrtc())
                .build();
    }

    private static Signaling message(SignalingStatus status) {
        return Signaling.newBuilder()
                .setMode(status.mode())
                .setTarget(status.target())
                .setState(status.state())
                .setDetail(status.detail())
                .build();
    }

    /** A line for whoever started this: where it can be watched, or whom it meets. */
    String announcement() {
        return signaling.announcement();
    }

    /** Completes with the address of {@code /metrics}, if this node serves one, once it answers with this node's. */
    CompletionStage<Optional<String>> metricsUrl() {
        return feed.thenCompose(client ->
                        client.map(FeedClient::welcomed).orElseGet(() -> CompletableFuture.completedFuture(null)))
                .thenCompose(welcomed -> gateway.metricsUrl());
    }

    /** Calls back with its exit code if a gateway of our own ends. */
    void onGatewayEnd(IntConsumer callback) {
        gateway.onEnd(callback);
    }

    @Override
    public void close() {
        parts.close();
    }
}
