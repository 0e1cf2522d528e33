package dev.momo.gateway.testing;

import dev.momo.stats.v1.ConnectionState;
import dev.momo.stats.v1.Heartbeat;
import dev.momo.stats.v1.Hello;
import dev.momo.stats.v1.PeerConnection;
import dev.momo.stats.v1.PublishRequest;
import dev.momo.stats.v1.PublishResponse;
import dev.momo.stats.v1.Report;
import dev.momo.stats.v1.RtcStats;
import dev.momo.stats.v1.Sample;
import dev.momo.stats.v1.SampleRequest;
import dev.momo.stats.v1.SentVideo;
import dev.momo.stats.v1.Signaling;
import dev.momo.stats.v1.StatsFeedGrpc;
import dev.momo.stats.v1.Value;
import dev.momo.stats.v1.VideoFormat;
import dev.momo.stats.v1.VideoLimit;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** A node of the tests: a real gRPC client over a real socket that publishes what it is told to. */
public final class FakeNode implements AutoCloseable, StreamObserver<PublishResponse> {

    public static final String TOKEN = "the-token-of-the-tests-${not-an-expression";

    /** Makes the connections of a sample for a request; the default request stands for a periodic sample. */
    public interface Connections {
        List<PeerConnection> of(SampleRequest request);
    }

    private final Hello hello;
    private final ManagedChannel channel;
    private final StreamObserver<PublishRequest> call;
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong sequence = new AtomicLong();

    private final CompletableFuture<PublishResponse> welcome = new CompletableFuture<>();
    private final CompletableFuture<Status> end = new CompletableFuture<>();
    private final Queue<SampleRequest> requests = new ConcurrentLinkedQueue<>();
    private final Queue<Long> acks = new ConcurrentLinkedQueue<>();
    private final Queue<Sample> periodic = new ConcurrentLinkedQueue<>();

    private volatile Connections connections = request -> List.of();
    private volatile boolean answering = true;
    private volatile Duration delay = Duration.ZERO;
    private volatile Duration extraAge = Duration.ZERO;
    private volatile Duration clockError = Duration.ZERO;

    private FakeNode(int port, String id, Metadata metadata) {
        hello = Hello.newBuilder()
                .setProtocolVersion(1)
                .setNodeId(id)
                .setBootId("boot of " + id)
                .setVersion("WebRTC Native Client Momo 2025.2.0 (1a2b3c4d)")
                .setEnvironment("[x86_64] Debian GNU/Linux 12 (bookworm)")
                .setLibwebrtc("webrtc-java 0.14.0 M138.7204")
                .build();
        channel =
                NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
        call = StatsFeedGrpc.newStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata))
                .publish(this);
    }

    /** A node that has opened its call and said nothing. */
    public static FakeNode dial(int port, String id) {
        return dial(port, id, "Bearer " + TOKEN);
    }

    /** The same with another authorization, or none. */
    public static FakeNode dial(int port, String id, String authorization) {
        Metadata metadata = new Metadata();
        if (authorization != null) {
            metadata.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), authorization);
        }
        return new FakeNode(port, id, metadata);
    }

    /** A node that has connected. */
    public static FakeNode connect(int port, String id) {
        FakeNode node = dial(port, id);
        node.hello(hello -> hello);
        get(node.welcome);
        return node;
    }

    public FakeNode hello(UnaryOperator<Hello.Builder> change) {
        send(PublishRequest.newBuilder()
                .setHello(change.apply(hello.toBuilder()))
                .build());
        return this;
    }

    /** What it sends from now on. */
    public FakeNode with(Connections connections) {
        this.connections = connections;
        return this;
    }

    /** One established connection with the recorded report. */
    public FakeNode withViewer(String connectionId) {
        Report report = SampleReport.report();
        return with(request ->
                List.of(established(connectionId, 1).setReport(report).build()));
    }

    /** One established connection whose report is the time of this JVM's monotonic clock, at its collection. */
    public FakeNode withClock() {
        return with(request -> List.of(established("c1", 1)
                .setReport(Report.newBuilder()
                        .addStats(RtcStats.newBuilder()
                                .setType("clock")
                                .setId("clock")
                                .putMembers(
                                        "nanos",
                                        Value.newBuilder()
                                                .setInt64Value(System.nanoTime())
                                                .build())))
                .build()));
    }

    public static PeerConnection.Builder established(String id, long order) {
        return PeerConnection.newBuilder()
                .setId(id)
                .setState(ConnectionState.CONNECTION_STATE_CONNECTED)
                .setInStateMicros(1_000_000)
                .setEstablishedOrder(order)
                .setSentVideo(SentVideo.newBuilder()
                        .setAsked(VideoFormat.newBuilder()
                                .setWidth(1280)
                                .setHeight(720)
                                .setFramerate(30))
                        .setSent(VideoFormat.newBuilder()
                                .setWidth(1280)
                                .setHeight(720)
                                .setFramerate(29))
                        .setLimit(VideoLimit.VIDEO_LIMIT_NONE));
    }

    public FakeNode notAnswering() {
        answering = false;
        return this;
    }

    /** Collects a sample when asked, and sends it so much later. */
    public FakeNode answeringAfter(Duration delay) {
        this.delay = delay;
        return this;
    }

    /** Its samples were collected so much before they are sent. */
    public FakeNode withAge(Duration age) {
        this.extraAge = age;
        return this;
    }

    public FakeNode withClockError(Duration error) {
        this.clockError = error;
        return this;
    }

    /** The number of the sample before the next. */
    public void numberingFrom(long before) {
        sequence.set(before);
    }

    /** Sends a periodic sample at once, and then as often as the gateway wants. */
    public FakeNode publishing() {
        timers.scheduleAtFixedRate(this::samplePeriodically, 0, intervalMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    private void samplePeriodically() {
        Sample sample = sample(SampleRequest.getDefaultInstance()).build();
        periodic.add(sample);
        send(sample);
    }

    public void heartbeat() {
        send(PublishRequest.newBuilder()
                .setHeartbeat(Heartbeat.getDefaultInstance())
                .build());
    }

    public Sample.Builder sample(SampleRequest request) {
        Instant wallClock = Instant.now().plus(clockError);
        return Sample.newBuilder()
                .setSequence(sequence.incrementAndGet())
                .setRequestId(request.getRequestId())
                .setCapturedAtMicros(wallClock.toEpochMilli() * 1000)
                .setAgeMicros(extraAge.toNanos() / 1000)
                .setSignaling(Signaling.newBuilder().setMode("p2p").setState("listening"))
                .addAllConnections(connections.of(request));
    }

    public void send(Sample sample) {
        send(PublishRequest.newBuilder().setSample(sample).build());
    }

    public synchronized void send(PublishRequest message) {
        if (!end.isDone()) {
            call.onNext(message);
        }
    }

    @Override
    public void onNext(PublishResponse message) {
        switch (message.getMessageCase()) {
            case WELCOME -> welcome.complete(message);
            case ACK -> acks.add(message.getAck().getSequence());
            case SAMPLE_REQUEST -> answer(message.getSampleRequest());
            case MESSAGE_NOT_SET -> throw new IllegalStateException("the gateway sent an empty message");
        }
    }

    private void answer(SampleRequest request) {
        requests.add(request);
        if (answering) {
            long collected = System.nanoTime();
            Sample.Builder sample = sample(request);
            long age = sample.getAgeMicros();
            // A busy machine may take longer than it was told to.
            timers.schedule(
                    () -> send(sample.setAgeMicros(age + (System.nanoTime() - collected) / 1000)
                            .build()),
                    delay.toNanos(),
                    TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void onError(Throwable cause) {
        end.complete(Status.fromThrowable(cause));
        welcome.completeExceptionally(cause);
    }

    @Override
    public void onCompleted() {
        end.complete(Status.OK);
        welcome.completeExceptionally(new IllegalStateException("the gateway ended the call"));
    }

    public long intervalMillis() {
        return get(welcome).getWelcome().getIntervalMillis();
    }

    /** How the gateway ended the call; waits for it. */
    public Status end() {
        return get(end);
    }

    public boolean isEnded() {
        return end.isDone();
    }

    public List<SampleRequest> requests() {
        return List.copyOf(requests);
    }

    public List<Long> acks() {
        return List.copyOf(acks);
    }

    /** The periodic samples that it sent. */
    public List<Sample> periodic() {
        return List.copyOf(periodic);
    }

    private static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the gateway did not answer as expected", e);
        }
    }

    /** Dies: the connection is gone without a farewell. */
    @Override
    public void close() {
        timers.shutdownNow();
        channel.shutdownNow();
    }
}
