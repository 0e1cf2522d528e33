package dev.momo.node.cli;

import dev.momo.node.about.About;
import dev.momo.node.bridge.SerialBridge;
import dev.momo.node.cli.options.Command;
import dev.momo.node.cli.options.ExitCode;
import dev.momo.node.cli.options.GlobalOptions;
import dev.momo.node.cli.options.OptionValues;
import dev.momo.node.cli.options.P2pOptions;
import dev.momo.node.cli.options.UsageException;
import dev.momo.node.cli.options.VideoInput;
import dev.momo.node.device.Capture;
import dev.momo.node.device.CaptureException;
import dev.momo.node.device.serial.SerialException;
import dev.momo.node.feed.FeedClient;
import dev.momo.node.feed.FeedConfig;
import dev.momo.node.rtc.EngineConfig;
import dev.momo.node.rtc.RtcEngine;
import dev.momo.node.rtc.SoundInput;
import dev.momo.node.signaling.SignalingStatus;
import dev.momo.node.signaling.p2p.P2pConfig;
import dev.momo.node.signaling.p2p.P2pServer;
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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** A running node: every part, made and wired here, and ended in the reverse order. */
final class Node implements AutoCloseable {

    private static final Logger logger = System.getLogger(Node.class.getName());

    private static final List<String> GOOGLE_STUN = List.of("stun:stun.l.google.com:19302");
    private static final long STEP_SECONDS = 10;
    private static final long STOP_STEP_SECONDS = 2;

    /** What ends a part; the last that was made is the first to end. */
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private final OptionValues options;
    private final About about;
    private final Gateway gateway;
    private int port;
    private CompletionStage<Optional<FeedClient>> feed = CompletableFuture.completedFuture(Optional.empty());

    private Node(OptionValues options, About about, Gateway gateway) {
        this.options = options;
        this.about = about;
        this.gateway = gateway;
        parts.push(gateway);
    }

    /**
     * Starts a node in p2p mode.
     *
     * @throws UsageException if a port or a device cannot be had; nothing is left running then
     */
    static Node start(Command.Run run, About about, Map<String, String> environment) {
        OptionValues options = run.options();
        PortCheck.requireFree(P2pOptions.PORT, "0.0.0.0", options.get(P2pOptions.PORT));
        // First, because it takes longest: it starts while the rest of this node does.
        Node node = new Node(options, about, Gateway.start(options, environment));
        try {
            node.startParts(run, environment);
            return node;
        } catch (RuntimeException | Error e) {
            node.close();
            throw e;
        }
    }

    private void startParts(Command.Run run, Map<String, String> environment) {
        ScheduledExecutorService signaling = executor("signaling");
        List<String> iceServers = options.isSet(GlobalOptions.NO_GOOGLE_STUN) ? List.of() : GOOGLE_STUN;
        SoundOpener.Sound sound = SoundOpener.open(run);
        EngineConfig config = new EngineConfig(
                iceServers, run.videoInput() != VideoInput.NONE, sound.input(), SoundOpener.processing(options));
        RtcEngine engine = new RtcEngine(config, sound.module(), signaling, System::nanoTime);
        parts.push(() -> await(run(signaling, engine::close), STOP_STEP_SECONDS));
        openCaptures(new CaptureOpener(engine, run, environment), sound.input());
        Optional<SerialBridge> serial = openSerial(signaling);
        port = startServer(engine, signaling, iceServers, serial);
        startFeed(engine);
    }

    private ScheduledExecutorService executor(String name) {
        ScheduledExecutorService executor = OwnThreads.single(name);
        parts.push(executor::shutdownNow);
        return executor;
    }

    private void openCaptures(CaptureOpener opener, SoundInput sound) {
        try {
            for (Capture capture : opener.open(sound)) {
                parts.push(capture);
                logger.log(Level.INFO, "Capturing: {0}", capture.description());
            }
        } catch (CaptureException e) {
            throw new UsageException(ExitCode.FAILURE, e.getMessage());
        }
    }

    private Optional<SerialBridge> openSerial(ScheduledExecutorService signaling) {
        try {
            Optional<SerialBridge> serial = options.find(GlobalOptions.SERIAL)
                    .map(setting -> SerialBridge.open(setting.device(), setting.baud(), signaling));
            serial.ifPresent(parts::push);
            return serial;
        } catch (SerialException e) {
            throw new UsageException(ExitCode.FAILURE, GlobalOptions.SERIAL.name() + ": " + e.getMessage());
        }
    }

    private int startServer(
            RtcEngine engine,
            ScheduledExecutorService signaling,
            List<String> iceServers,
            Optional<SerialBridge> serial) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        parts.push(() -> await(vertx.close().toCompletionStage(), STOP_STEP_SECONDS));
        P2pConfig config = new P2pConfig(
                options.get(P2pOptions.PORT),
                options.find(P2pOptions.DOCUMENT_ROOT).orElse(null),
                options.get(P2pOptions.MAX_VIEWERS),
                Set.copyOf(options.all(P2pOptions.ALLOW_ORIGIN)),
                HostName.get(),
                iceServers);
        P2pServer server = new P2pServer(config, vertx, engine, signaling, serial.orElse(null));
        try {
            int actual = await(server.start(), STEP_SECONDS);
            parts.push(() -> await(server.stop(), STOP_STEP_SECONDS));
            return actual;
        } catch (CompletionException e) {
            throw PortCheck.taken(P2pOptions.PORT, config.port(), e.getCause());
        }
    }

    private void startFeed(RtcEngine engine) {
        ScheduledExecutorService executor = executor("feed");
        SignalingStatus status = new SignalingStatus("p2p", "0.0.0.0:" + port, "listening", "");
        Sampler sampler =
                new Sampler(engine::peers, () -> message(status), executor, Clock.systemUTC(), System::nanoTime);
        CompletableFuture<Optional<FeedClient>> started = gateway.target()
                .thenApplyAsync(target -> target.map(to -> startFeed(to, sampler, executor)), executor)
                .toCompletableFuture();
        feed = started;
        parts.push(() -> await(
                run(executor, () -> started.getNow(Optional.empty()).ifPresent(FeedClient::close)), STOP_STEP_SECONDS));
    }

    private FeedClient startFeed(Gateway.Target to, Sampler sampler, ScheduledExecutorService executor) {
        FeedClient feed = new FeedClient(
                new FeedConfig(to.address(), to.token(), hello()),
                sampler,
                host -> List.of(InetAddress.getAllByName(host)),
                executor,
                System::nanoTime);
        feed.start();
        return feed;
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

    /** The address at which viewers find the page. */
    String viewersUrl() {
        return "http://" + HostName.get() + ":" + port + "/html/p2p.html";
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

    private static CompletionStage<Void> run(Executor executor, Runnable task) {
        return CompletableFuture.runAsync(task, executor);
    }

    private static <T> T await(CompletionStage<T> stage, long seconds) {
        return stage.toCompletableFuture().orTimeout(seconds, TimeUnit.SECONDS).join();
    }

    /** Ends every part, each with its own time limit; one that fails does not keep the others. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                logger.log(Level.WARNING, "A part of this node did not end well", e);
            }
        }
    }
}
