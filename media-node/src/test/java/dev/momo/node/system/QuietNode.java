package dev.momo.node.system;

import dev.momo.stats.v1.Heartbeat;
import dev.momo.stats.v1.Hello;
import dev.momo.stats.v1.PublishRequest;
import dev.momo.stats.v1.PublishResponse;
import dev.momo.stats.v1.StatsFeedGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.MetadataUtils;
import java.util.concurrent.atomic.AtomicReference;

/** A node that says who it is and that it is alive, whenever the gateway speaks to it, and nothing more. */
final class QuietNode implements AutoCloseable {

    private final ManagedChannel channel;

    QuietNode(GatewayProcess.Address address, String id) {
        channel = NettyChannelBuilder.forAddress("127.0.0.1", address.feed())
                .usePlaintext()
                .build();
        Metadata metadata = new Metadata();
        metadata.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + address.token());
        Call call = new Call();
        StatsFeedGrpc.newStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata))
                .publish(call);
        call.send(PublishRequest.newBuilder()
                .setHello(Hello.newBuilder()
                        .setProtocolVersion(1)
                        .setNodeId(id)
                        .setBootId("boot")
                        .setVersion("version")
                        .setEnvironment("environment")
                        .setLibwebrtc("libwebrtc"))
                .build());
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private static final class Call implements ClientResponseObserver<PublishRequest, PublishResponse> {

        private final AtomicReference<ClientCallStreamObserver<PublishRequest>> requests = new AtomicReference<>();

        void send(PublishRequest request) {
            requests.get().onNext(request);
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<PublishRequest> stream) {
            requests.set(stream);
        }

        @Override
        public void onNext(PublishResponse response) {
            send(PublishRequest.newBuilder()
                    .setHeartbeat(Heartbeat.getDefaultInstance())
                    .build());
        }

        @Override
        public void onError(Throwable failure) {
            // The gateway or the test has ended.
        }

        @Override
        public void onCompleted() {
            // As above.
        }
    }
}
