package dev.momo.gateway.feed;

import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/** Tells a call what gRPC does not tell its handler: who calls, and why gRPC itself ended the call. */
final class CallTracer extends ServerStreamTracer {

    private static final Context.Key<CallTracer> CURRENT = Context.key("call tracer");

    private volatile String peer = "an unknown address";
    private volatile @Nullable Status closed;

    static Factory factory() {
        return new Factory() {
            @Override
            public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
                return new CallTracer();
            }
        };
    }

    /** That of the call being handled. */
    static CallTracer current() {
        return CURRENT.get();
    }

    @Override
    public Context filterContext(Context context) {
        return context.withValue(CURRENT, this);
    }

    @Override
    public void serverCallStarted(ServerCallInfo<?, ?> call) {
        peer = String.valueOf(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
    }

    @Override
    public void streamClosed(Status status) {
        closed = status;
    }

    String peer() {
        return peer;
    }

    /** Whether gRPC refused a message by its size, of which the handler learns only that the call is over. */
    boolean isMessageTooLarge() {
        Status status = closed;
        return status != null && status.getCode() == Status.Code.RESOURCE_EXHAUSTED;
    }
}
