package dev.momo.gateway.feed;

import dev.momo.stats.v1.PublishRequest;
import dev.momo.stats.v1.PublishResponse;
import dev.momo.stats.v1.StatsFeedGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;

/** The service of the contract: one {@link Publication} a call. */
final class StatsFeedService {

    private final Reception reception;

    StatsFeedService(Reception reception) {
        this.reception = reception;
    }

    ServerServiceDefinition definition() {
        MethodDescriptor<PublishRequest, PublishResponse> publish = StatsFeedGrpc.getPublishMethod();
        return ServerServiceDefinition.builder(StatsFeedGrpc.SERVICE_NAME)
                .addMethod(
                        publish.toBuilder(new RequestMarshaller(), publish.getResponseMarshaller())
                                .build(),
                        ServerCalls.asyncBidiStreamingCall(this::publish))
                .build();
    }

    private StreamObserver<PublishRequest> publish(StreamObserver<PublishResponse> responses) {
        ServerCallStreamObserver<PublishResponse> call = (ServerCallStreamObserver<PublishResponse>) responses;
        // With a handler of our own, sending on a cancelled call is silent instead of an exception.
        call.setOnCancelHandler(() -> {});
        Publication publication = new Publication(reception, new Outbound(call), CallTracer.current());
        if (reception.pending().admit(publication)) {
            publication.open();
        } else {
            publication.end(Status.RESOURCE_EXHAUSTED.withDescription(
                    reception.pending().bound() + " streams have not said Hello yet, which is the bound"
                            + " (MOMO_MAX_NODES of the gateway); try again later"));
        }
        return publication;
    }
}
