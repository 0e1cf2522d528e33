package dev.momo.node.stats;

import dev.momo.node.rtc.IceState;
import dev.momo.node.rtc.Peer;
import dev.momo.node.rtc.PeerStatus;
import dev.momo.node.rtc.VideoStatus;
import dev.momo.stats.v1.ConnectionState;
import dev.momo.stats.v1.PeerConnection;
import dev.momo.stats.v1.Report;
import dev.momo.stats.v1.Sample;
import dev.momo.stats.v1.SentVideo;
import dev.momo.stats.v1.Signaling;
import dev.momo.stats.v1.VideoFormat;
import dev.momo.stats.v1.VideoLimit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Makes samples of what this node is and does. Any thread may ask; samples complete on the executor. */
public final class Sampler {

    /** How long a connection that lost its link still counts as the one to report. */
    private static final Duration BRIEFLY = Duration.ofSeconds(5);

    private final Supplier<List<Peer>> peers;
    private final Supplier<Signaling> signaling;
    private final ReportCollector collector;
    private final Executor executor;
    private final Clock clock;
    private final LongSupplier nanoTime;

    /**
     * @param peers the live connections
     * @param signaling what signalling is doing
     * @param executor turns reports into messages; not a thread of libwebrtc's
     * @param nanoTime the monotonic clock by which the age of a sample is told
     */
    public Sampler(
            Supplier<List<Peer>> peers,
            Supplier<Signaling> signaling,
            Executor executor,
            Clock clock,
            LongSupplier nanoTime) {
        this.peers = peers;
        this.signaling = signaling;
        this.collector = new ReportCollector(executor);
        this.executor = executor;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /** A peer and its state when the sample was begun: by that one state it is chosen and described. */
    private record Observed(Peer peer, PeerStatus status) {

        boolean isConnected() {
            return status.state().isEstablished()
                    && (status.state() != IceState.DISCONNECTED || status.inStateNanos() < BRIEFLY.toNanos());
        }
    }

    /** A sample with the report of every connection. */
    public CompletionStage<CollectedSample> sampleAll() {
        List<Observed> live = observe();
        return sample(live, live, 0);
    }

    /**
     * A sample with the report of one connection, or of none if there is no such connection.
     *
     * @param connectionId empty for the connection that was established last among those now connected
     */
    public CompletionStage<CollectedSample> sampleOne(long requestId, String connectionId) {
        List<Observed> live = observe();
        Optional<Observed> wanted = connectionId.isEmpty()
                ? establishedLast(live)
                : live.stream()
                        .filter(observed -> observed.peer().id().equals(connectionId))
                        .findFirst();
        return sample(live, wanted.stream().toList(), requestId);
    }

    private List<Observed> observe() {
        return peers.get().stream()
                .map(peer -> new Observed(peer, peer.status()))
                .toList();
    }

    private static Optional<Observed> establishedLast(List<Observed> live) {
        return live.stream().filter(Observed::isConnected).max(Comparator.comparingLong(observed -> observed.status()
                .establishedOrder()));
    }

    private CompletionStage<CollectedSample> sample(List<Observed> live, List<Observed> wanted, long requestId) {
        long started = nanoTime.getAsLong();
        Instant capturedAt = clock.instant();
        Sample.Builder sample = Sample.newBuilder()
                .setRequestId(requestId)
                .setCapturedAtMicros(ChronoUnit.MICROS.between(Instant.EPOCH, capturedAt))
                .setSignaling(signaling.get());
        List<CompletableFuture<Optional<Report>>> reports = wanted.stream()
                .map(observed -> collector.collect(observed.peer()))
                .toList();
        return CompletableFuture.allOf(reports.toArray(CompletableFuture[]::new))
                .thenApplyAsync(
                        done -> {
                            for (Observed observed : live) {
                                if (observed.peer().status().state() == IceState.CLOSED) {
                                    // It left while the reports were collected.
                                    continue;
                                }
                                int asked = wanted.indexOf(observed);
                                Optional<Report> report = asked < 0
                                        ? Optional.empty()
                                        : reports.get(asked).join();
                                sample.addConnections(connection(observed, report));
                            }
                            return new CollectedSample(sample.build(), started);
                        },
                        executor);
    }

    private static PeerConnection connection(Observed observed, Optional<Report> report) {
        PeerStatus status = observed.status();
        PeerConnection.Builder result = PeerConnection.newBuilder()
                .setId(status.id())
                .setState(ConnectionState.valueOf("CONNECTION_STATE_" + status.state()))
                .setInStateMicros(status.inStateNanos() / 1000)
                .setEstablishedOrder(status.establishedOrder());
        report.ifPresent(result::setReport);
        observed.peer().video().ifPresent(video -> result.setSentVideo(message(video)));
        return result.build();
    }

    private static SentVideo message(VideoStatus video) {
        return SentVideo.newBuilder()
                .setAsked(message(video.asked()))
                .setSent(message(video.sent()))
                .setLimit(VideoLimit.valueOf("VIDEO_LIMIT_" + video.reason()))
                .build();
    }

    private static VideoFormat message(VideoStatus.Pictures pictures) {
        return VideoFormat.newBuilder()
                .setWidth(pictures.width())
                .setHeight(pictures.height())
                .setFramerate(pictures.framerate())
                .build();
    }
}
