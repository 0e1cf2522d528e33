package dev.momo.gateway.feed;

import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what passes the feed, for the gateway's own series. The labels are the status codes of gRPC and no more. */
final class FeedMeters extends ServerStreamTracer.Factory {

    private final MeterRegistry registry;
    private final Counter messages;
    private final Counter bytes;
    private final AtomicInteger open = new AtomicInteger();

    FeedMeters(MeterRegistry registry) {
        this.registry = registry;
        this.messages = Counter.builder("metrics.gateway.feed.messages.received")
                .description("Messages received from nodes")
                .register(registry);
        this.bytes = Counter.builder("metrics.gateway.feed.received")
                .description("Bytes of messages received from nodes, as sent")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("metrics.gateway.feed.streams", open, AtomicInteger::get)
                .description("Streams that are open")
                .register(registry);
    }

    @Override
    public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
        open.incrementAndGet();
        return new ServerStreamTracer() {
            @Override
            public void inboundMessage(int number) {
                messages.increment();
            }

            @Override
            public void inboundWireSize(long size) {
                bytes.increment(size);
            }

            @Override
            public void streamClosed(Status status) {
                open.decrementAndGet();
                ended(status).increment();
            }
        };
    }

    private Counter ended(Status status) {
        return Counter.builder("metrics.gateway.feed.streams.ended")
                .description("Streams that ended, by gRPC's status")
                .tag("status", status.getCode().name())
                .register(registry);
    }
}
