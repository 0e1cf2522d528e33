package dev.momo.node.feed;

import dev.momo.node.stats.CollectedSample;
import dev.momo.stats.v1.PublishRequest;
import dev.momo.stats.v1.PublishResponse;
import dev.momo.stats.v1.SampleRequest;
import dev.momo.stats.v1.StatsFeedGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call to one gateway, from its opening to its end; never used again after that. On the feed's thread. */
final class GatewayStream {

    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long CHECK_MILLIS = 250;
    private static final int SHORTEST_INTERVAL_MILLIS = 100;
    /** A gateway has one request under way for each of its selectors: more than this is none of ours. */
    private static final int MAX_REQUESTS_UNDER_WAY = 1024;

    private final ManagedChannel channel;
    private final FeedContext context;
    private final Runnable onWelcome;
    private final Consumer<Status> onEnd;

    private @Nullable ClientCallStreamObserver<PublishRequest> call;
    private @Nullable Outbox outbox;
    private @Nullable ScheduledFuture<?> check;
    private @Nullable ScheduledFuture<?> periodic;
    private boolean collecting;
    private boolean ended;
    private int requestsUnderWay;
    private long lastReceived;

    /**
     * @param onWelcome called once the gateway has taken this node in
     * @param onEnd called once with the reason, unless this side closed the stream
     */
    GatewayStream(ManagedChannel channel, FeedContext context, Runnable onWelcome, Consumer<Status> onEnd) {
        this.channel = channel;
        this.context = context;
        this.onWelcome = onWelcome;
        this.onEnd = onEnd;
    }

    void open() {
        lastReceived = now();
        StatsFeedGrpc.newStub(channel)
                .withCallCredentials(new TokenCredentials(context.config().token()))
                .publish(new Responses());
        check = context.executor()
                .scheduleWithFixedDelay(this::checkSilence, CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
        if (outbox != null) {
            outbox.send(context.config().hello());
        }
    }

    private long now() {
        return context.nanoTime().getAsLong();
    }

    /** Takes leave of the gateway. */
    void close() {
        if (!ended) {
            stop();
            if (call != null) {
                call.onCompleted();
            }
            channel.shutdown();
        }
    }

    private void end(Status status) {
        if (!ended) {
            stop();
            channel.shutdownNow();
            onEnd.accept(status);
        }
    }

    private void stop() {
        ended = true;
        if (check != null) {
            check.cancel(false);
        }
        if (periodic != null) {
            periodic.cancel(false);
        }
    }

    private void checkSilence() {
        if (now() - lastReceived > SILENCE_NANOS) {
            end(Status.DEADLINE_EXCEEDED.withDescription("no word from the gateway for 3 s"));
        } else if (outbox != null) {
            outbox.heartbeat(HEARTBEAT_NANOS);
        }
    }

    private void onResponse(PublishResponse response) {
        lastReceived = now();
        switch (response.getMessageCase()) {
            case WELCOME -> {
                onWelcome.run();
                sampleEvery(response.getWelcome().getIntervalMillis());
            }
            case SAMPLE_REQUEST -> sampleNow(response.getSampleRequest());
            case ACK, MESSAGE_NOT_SET -> {
                // Its coming is all that it says.
            }
        }
    }

    private void sampleEvery(int intervalMillis) {
        if (periodic != null) {
            periodic.cancel(false);
        }
        long interval = Math.max(SHORTEST_INTERVAL_MILLIS, intervalMillis);
        periodic = context.executor().scheduleAtFixedRate(this::samplePeriodically, 0, interval, TimeUnit.MILLISECONDS);
    }

    private void samplePeriodically() {
        if (collecting) {
            context.counters().countDropped();
            return;
        }
        collecting = true;
        deliver(
                context.sampler()::sampleAll,
                sample -> {
                    if (outbox != null) {
                        outbox.sendPeriodic(sample);
                    }
                },
                () -> collecting = false);
    }

    private void sampleNow(SampleRequest request) {
        if (requestsUnderWay >= MAX_REQUESTS_UNDER_WAY) {
            end(Status.RESOURCE_EXHAUSTED.withDescription(
                    "the gateway has more than " + MAX_REQUESTS_UNDER_WAY + " requests under way"));
            return;
        }
        requestsUnderWay++;
        deliver(
                () -> context.sampler().sampleOne(request.getRequestId(), request.getConnectionId()),
                sample -> {
                    if (outbox != null) {
                        outbox.sendRequested(sample);
                    }
                },
                () -> requestsUnderWay--);
    }

    private void deliver(
            Supplier<CompletionStage<CollectedSample>> sample, Consumer<CollectedSample> send, Runnable done) {
        begin(sample)
                .whenCompleteAsync(
                        (collected, failure) -> {
                            done.run();
                            if (failure != null) {
                                end(Status.INTERNAL
                                        .withDescription("no sample could be made")
                                        .withCause(failure));
                            } else if (!ended) {
                                send.accept(collected);
                            }
                        },
                        context.executor());
    }

    /** What is thrown at once fails as what fails later: a timer that throws would be no timer any more. */
    private static CompletionStage<CollectedSample> begin(Supplier<CompletionStage<CollectedSample>> sample) {
        try {
            return sample.get();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private final class Responses implements ClientResponseObserver<PublishRequest, PublishResponse> {

        @Override
        public void beforeStart(ClientCallStreamObserver<PublishRequest> started) {
            call = started;
            Outbox box = new Outbox(started, context.counters(), context.nanoTime());
            outbox = box;
            started.setOnReadyHandler(box::flush);
        }

        @Override
        public void onNext(PublishResponse response) {
            if (!ended) {
                onResponse(response);
            }
        }

        @Override
        public void onError(Throwable failure) {
            end(Status.fromThrowable(failure));
        }

        @Override
        public void onCompleted() {
            end(Status.UNAVAILABLE.withDescription("the gateway has ended the stream"));
        }
    }
}
