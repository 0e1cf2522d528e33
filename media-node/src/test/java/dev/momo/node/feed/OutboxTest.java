package dev.momo.node.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.momo.node.stats.CollectedSample;
import dev.momo.stats.v1.PublishRequest;
import dev.momo.stats.v1.Sample;
import io.grpc.stub.ClientCallStreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final AtomicLong now = new AtomicLong(TimeUnit.HOURS.toNanos(1));
    private final Call call = new Call();
    private final SampleCounters counters = new SampleCounters();
    private final Outbox outbox = new Outbox(call, counters, now::get);

    private CollectedSample sample(long requestId) {
        return new CollectedSample(Sample.newBuilder().setRequestId(requestId).build(), now.get());
    }

    @Test
    void whileThereIsNoRoomOnlyTheNewestPeriodicSampleWaits() {
        call.ready = false;
        outbox.sendPeriodic(sample(0));
        outbox.sendPeriodic(sample(0));
        outbox.sendPeriodic(sample(0));
        assertThat(call.sent).isEmpty();

        call.ready = true;
        outbox.flush();

        assertThat(call.sent).hasSize(1);
        assertThat(call.sent.get(0).getSample().getDroppedSamples()).isEqualTo(2);
    }

    @Test
    void requestedSamplesAreNeverDropped() {
        call.ready = false;
        outbox.sendRequested(sample(1));
        outbox.sendRequested(sample(2));

        assertThat(call.sent)
                .extracting(request -> request.getSample().getRequestId())
                .containsExactly(1L, 2L);
    }

    @Test
    void theAgeIsToldAtSending() {
        call.ready = false;
        outbox.sendPeriodic(sample(0));
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(70));
        call.ready = true;
        outbox.flush();

        assertThat(call.sent.get(0).getSample().getAgeMicros()).isEqualTo(70_000);
    }

    @Test
    void aHeartbeatComesOnlyAfterSilence() {
        outbox.sendPeriodic(sample(0));
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(999));
        outbox.heartbeat(TimeUnit.SECONDS.toNanos(1));
        assertThat(call.sent).hasSize(1);

        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
        outbox.heartbeat(TimeUnit.SECONDS.toNanos(1));
        assertThat(call.sent.get(1).hasHeartbeat()).isTrue();
    }

    /** A call whose readiness the test decides, which no network would let it. */
    private static final class Call extends ClientCallStreamObserver<PublishRequest> {

        final List<PublishRequest> sent = new ArrayList<>();
        boolean ready = true;

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void onNext(PublishRequest request) {
            sent.add(request);
        }

        @Override
        public void setOnReadyHandler(Runnable handler) {}

        @Override
        public void request(int count) {}

        @Override
        public void setMessageCompression(boolean enable) {}

        @Override
        public void disableAutoInboundFlowControl() {}

        @Override
        public void cancel(@Nullable String message, @Nullable Throwable cause) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {}
    }
}
