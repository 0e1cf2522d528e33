package dev.momo.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.momo.gateway.node.Nodes;
import dev.momo.gateway.testing.FakeNode;
import dev.momo.gateway.testing.Fleet;
import dev.momo.stats.v1.StatsFeedGrpc;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GarbageTest {

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Inject
    FeedServer feed;

    @Inject
    Nodes nodes;

    @Test
    void bytesThatAreNoMessageEndTheirStreamAlone() throws Exception {
        try (Fleet fleet = new Fleet(feed.port(), nodes)) {
            FakeNode other = fleet.connect("other");

            Status end = send(new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff});

            assertThat(end.getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
            assertThat(other.isEnded()).isFalse();
            assertThat(fleet.connect("cam").isEnded()).isFalse();
        }
    }

    private Status send(byte[] garbage) throws Exception {
        CompletableFuture<Status> end = new CompletableFuture<>();
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", feed.port())
                .usePlaintext()
                .build();
        try {
            MethodDescriptor<byte[], byte[]> method = StatsFeedGrpc.getPublishMethod().toBuilder(
                            new Bytes(), new Bytes())
                    .build();
            ClientCall<byte[], byte[]> call = channel.newCall(method, CallOptions.DEFAULT);
            Metadata metadata = new Metadata();
            metadata.put(
                    Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + FakeNode.TOKEN);
            call.start(
                    new ClientCall.Listener<>() {
                        @Override
                        public void onClose(Status status, Metadata trailers) {
                            end.complete(status);
                        }
                    },
                    metadata);
            call.request(1);
            call.sendMessage(garbage);
            return end.get(10, TimeUnit.SECONDS);
        } finally {
            channel.shutdownNow();
        }
    }
}
