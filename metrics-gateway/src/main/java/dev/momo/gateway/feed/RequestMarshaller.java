package dev.momo.gateway.feed;

import dev.momo.stats.v1.PublishRequest;
import dev.momo.stats.v1.StatsFeedGrpc;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;

/**
 * Reads bytes that are no message as a message without content, which its {@link Publication} refuses. gRPC itself would
 * end the call as failed by this server, and tell the handler nothing.
 */
final class RequestMarshaller implements Marshaller<PublishRequest> {

    private final Marshaller<PublishRequest> strict =
            StatsFeedGrpc.getPublishMethod().getRequestMarshaller();

    @Override
    public InputStream stream(PublishRequest message) {
        return strict.stream(message);
    }

    @Override
    public PublishRequest parse(InputStream bytes) {
        try {
            return strict.parse(bytes);
        } catch (StatusRuntimeException e) {
            return PublishRequest.getDefaultInstance();
        }
    }
}
