package dev.momo.gateway.feed;

import dev.momo.stats.v1.Ack;
import dev.momo.stats.v1.PublishResponse;
import dev.momo.stats.v1.SampleRequest;
import dev.momo.stats.v1.Welcome;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;

/** What goes to the node. gRPC wants one caller at a time; the feed and the timers both call. */
final class Outbound {

    private final ServerCallStreamObserver<PublishResponse> call;
    private boolean ended;

    Outbound(ServerCallStreamObserver<PublishResponse> call) {
        this.call = call;
    }

    synchronized void welcome(Duration interval) {
        if (!ended) {
            call.onNext(PublishResponse.newBuilder()
                    .setWelcome(Welcome.newBuilder()
                            .setProtocolVersion(Translation.PROTOCOL_VERSION)
                            .setIntervalMillis(Math.toIntExact(interval.toMillis())))
                    .build());
        }
    }

    synchronized void ack(long sequence) {
        send(PublishResponse.newBuilder()
                .setAck(Ack.newBuilder().setSequence(sequence))
                .build());
    }

    synchronized void request(long requestId, String connectionId) {
        send(PublishResponse.newBuilder()
                .setSampleRequest(
                        SampleRequest.newBuilder().setRequestId(requestId).setConnectionId(connectionId))
                .build());
    }

    /** A node that does not read gets nothing more: what it does not take must not pile up here. */
    private void send(PublishResponse message) {
        if (!ended && call.isReady()) {
            call.onNext(message);
        }
    }

    /** Ends the call; without effect the second time. */
    synchronized void end(Status status) {
        if (ended) {
            return;
        }
        ended = true;
        if (status.isOk()) {
            call.onCompleted();
        } else {
            call.onError(status.asRuntimeException());
        }
    }
}
