package dev.momo.node.feed;

import dev.momo.node.stats.CollectedSample;
import dev.momo.stats.v1.Heartbeat;
import dev.momo.stats.v1.Hello;
import dev.momo.stats.v1.PublishRequest;
import dev.momo.stats.v1.Sample;
import io.grpc.stub.ClientCallStreamObserver;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What goes out on one call. Requested samples always go; of periodic ones only the newest waits for room, those that
 * it replaces are counted as dropped. On the feed's thread.
 */
final class Outbox {

    private final ClientCallStreamObserver<PublishRequest> call;
    private final SampleCounters counters;
    private final LongSupplier nanoTime;
    private @Nullable CollectedSample waiting;
    private long lastSent;

    Outbox(ClientCallStreamObserver<PublishRequest> call, SampleCounters counters, LongSupplier nanoTime) {
        this.call = call;
        this.counters = counters;
        this.nanoTime = nanoTime;
    }

    void send(Hello hello) {
        send(PublishRequest.newBuilder().setHello(hello).build());
    }

    void sendRequested(CollectedSample sample) {
        send(sample);
    }

    void sendPeriodic(CollectedSample sample) {
        if (waiting != null) {
            counters.countDropped();
        }
        waiting = sample;
        flush();
    }

    /** Sends what waits if there is room for it now. */
    void flush() {
        if (waiting != null && call.isReady()) {
            CollectedSample sample = waiting;
            waiting = null;
            send(sample);
        }
    }

    /** Breaks the silence if nothing has been sent for as long as that. */
    void heartbeat(long afterNanos) {
        if (nanoTime.getAsLong() - lastSent >= afterNanos) {
            send(PublishRequest.newBuilder()
                    .setHeartbeat(Heartbeat.getDefaultInstance())
                    .build());
        }
    }

    private void send(CollectedSample collected) {
        Sample.Builder sample = collected.sample().toBuilder()
                .setSequence(counters.nextSequence())
                .setDroppedSamples(counters.dropped())
                .setAgeMicros(TimeUnit.NANOSECONDS.toMicros(nanoTime.getAsLong() - collected.startedNanos()));
        send(PublishRequest.newBuilder().setSample(sample).build());
    }

    private void send(PublishRequest request) {
        lastSent = nanoTime.getAsLong();
        call.onNext(request);
    }
}
