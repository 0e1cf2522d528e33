package dev.momo.node.feed;

import dev.momo.stats.v1.Ack;
import dev.momo.stats.v1.PublishRequest;
import dev.momo.stats.v1.PublishResponse;
import dev.momo.stats.v1.Sample;
import dev.momo.stats.v1.SampleRequest;
import dev.momo.stats.v1.StatsFeedGrpc;
import dev.momo.stats.v1.Welcome;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A gateway of a few lines on a real gRPC server: welcomes, keeps what it is told, says what the test wants said. */
final class TestGateway implements AutoCloseable {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    /** Everything that came, over all streams. */
    final BlockingQueue<PublishRequest> received = new LinkedBlockingQueue<>();
    /** The authorization of each call. */
    final List<String> authorizations = new CopyOnWriteArrayList<>();
    /** The open streams, oldest first. */
    final BlockingQueue<StreamObserver<PublishResponse>> streams = new LinkedBlockingQueue<>();

    private final int intervalMillis;
    private final Server server;
    private volatile boolean silent;

    TestGateway(String address, int port, int intervalMillis) throws IOException {
        this.intervalMillis = intervalMillis;
        this.server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getByName(address), port))
                .addService(ServerInterceptors.intercept(new Service(), new Authorizations()))
                .build()
                .start();
    }

    int port() {
        return server.getPort();
    }

    /** Takes streams and says nothing on them. */
    void fallSilent() {
        silent = true;
    }

    PublishRequest next() throws InterruptedException {
        PublishRequest request = received.poll(10, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("nothing came within 10 s");
        }
        return request;
    }

    Sample nextSample(boolean requested) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < end) {
            PublishRequest request = next();
            if (request.hasSample() && request.getSample().getRequestId() != 0 == requested) {
                return request.getSample();
            }
        }
        throw new AssertionError("no such sample came within 10 s");
    }

    StreamObserver<PublishResponse> nextStream() throws InterruptedException {
        StreamObserver<PublishResponse> stream = streams.poll(10, TimeUnit.SECONDS);
        if (stream == null) {
            throw new AssertionError("no stream was opened within 10 s");
        }
        return stream;
    }

    static PublishResponse sampleRequest(long id, String connectionId) {
        return PublishResponse.newBuilder()
                .setSampleRequest(SampleRequest.newBuilder().setRequestId(id).setConnectionId(connectionId))
                .build();
    }

    static void end(StreamObserver<PublishResponse> stream, Status status) {
        stream.onError(status.asException());
    }

    @Override
    public void close() {
        server.shutdownNow();
        try {
            server.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Service extends StatsFeedGrpc.StatsFeedImplBase {

        @Override
        public StreamObserver<PublishRequest> publish(StreamObserver<PublishResponse> unsafe) {
            StreamObserver<PublishResponse> responses = new OneAtATime(unsafe);
            streams.add(responses);
            return new StreamObserver<>() {
                @Override
                public void onNext(PublishRequest request) {
                    received.add(request);
                    if (silent) {
                        return;
                    }
                    PublishResponse.Builder response = PublishResponse.newBuilder();
                    responses.onNext(
                            request.hasHello()
                                    ? response.setWelcome(Welcome.newBuilder()
                                                    .setProtocolVersion(1)
                                                    .setIntervalMillis(intervalMillis))
                                            .build()
                                    : response.setAck(Ack.getDefaultInstance()).build());
                }

                @Override
                public void onError(Throwable failure) {}

                @Override
                public void onCompleted() {}
            };
        }
    }

    /** The test and the server's thread both answer on a stream, which takes one at a time. */
    private record OneAtATime(StreamObserver<PublishResponse> stream) implements StreamObserver<PublishResponse> {

        @Override
        public void onNext(PublishResponse response) {
            synchronized (stream) {
                stream.onNext(response);
            }
        }

        @Override
        public void onError(Throwable failure) {
            synchronized (stream) {
                stream.onError(failure);
            }
        }

        @Override
        public void onCompleted() {
            synchronized (stream) {
                stream.onCompleted();
            }
        }
    }

    private final class Authorizations implements ServerInterceptor {

        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            authorizations.add(String.valueOf(headers.get(AUTHORIZATION)));
            return next.startCall(call, headers);
        }
    }
}
