package dev.momo.gateway.feed;

import dev.momo.gateway.node.NodeIdentity;
import dev.momo.gateway.node.NodeLink;
import dev.momo.gateway.node.NodeSample;
import dev.momo.gateway.node.NodeSession;
import dev.momo.gateway.node.TooManyNodesException;
import dev.momo.stats.v1.Hello;
import dev.momo.stats.v1.PublishRequest;
import dev.momo.stats.v1.Sample;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One call of one node, from before its Hello to its end. gRPC calls from one thread at a time, timers from another. */
final class Publication implements StreamObserver<PublishRequest>, NodeLink {

    private static final Logger logger = Logger.getLogger(Publication.class);

    /** Shorter than the second that is promised, so that it holds on a busy machine too. */
    private static final Duration ACK_INTERVAL = Duration.ofMillis(800);

    private static final Status BROKEN_OFF = Status.CANCELLED.withDescription("it broke off");

    private final Reception reception;
    private final Outbound outbound;
    private final CallTracer tracer;
    private final Silence silence;
    private final AtomicBoolean ended = new AtomicBoolean();

    private volatile @Nullable NodeSession session;
    private volatile long newestSequence;

    Publication(Reception reception, Outbound outbound, CallTracer tracer) {
        this.reception = reception;
        this.outbound = outbound;
        this.tracer = tracer;
        this.silence = new Silence(reception.time(), this::silent);
    }

    /** Begins to wait for the Hello. */
    void open() {
        silence.watch();
    }

    @Override
    public void onNext(PublishRequest message) {
        if (ended.get()) {
            return;
        }
        try {
            take(message);
        } catch (RefusedException e) {
            end(e.status());
        } catch (TooManyNodesException e) {
            end(Status.RESOURCE_EXHAUSTED.withDescription(e.getMessage()));
        } catch (RuntimeException e) {
            logger.error("a message of " + who() + " could not be handled", e);
            end(Status.INTERNAL.withDescription("the gateway failed to handle a message, see its log"));
        }
    }

    private void take(PublishRequest message) {
        silence.heard();
        NodeSession open = session;
        if (open == null) {
            hello(message);
            return;
        }
        open.seen();
        switch (message.getMessageCase()) {
            case SAMPLE -> sample(open, message.getSample());
            case HEARTBEAT -> {}
            case HELLO -> throw RefusedException.invalid("a second Hello: expected samples and heartbeats only");
            case MESSAGE_NOT_SET ->
                throw RefusedException.invalid(
                        "a message without content, or bytes that are none: expected a sample or a heartbeat");
        }
    }

    private void hello(PublishRequest message) {
        if (!message.hasHello()) {
            throw RefusedException.invalid("the first message is not a Hello");
        }
        Hello hello = message.getHello();
        NodeIdentity identity = reception.translation().identity(hello);
        NodeSession opened = reception.nodes().connect(identity, this);
        session = opened;
        reception.pending().release(this);
        if (ended.get()) {
            leave(opened);
            return;
        }
        logger.infof("node %s connected from %s: %s", identity.id(), tracer.peer(), identity.version());
        outbound.welcome(reception.sampleInterval());
        ackLater();
    }

    private void ackLater() {
        reception.time().after(ACK_INTERVAL, () -> {
            if (!ended.get()) {
                outbound.ack(newestSequence);
                ackLater();
            }
        });
    }

    private void sample(NodeSession open, Sample message) {
        NodeSample sample = reception
                .translation()
                .sample(open.identity(), message, reception.time().nanos());
        newestSequence = sample.sequence();
        if (message.getRequestId() == 0) {
            open.periodic(sample);
        } else {
            reception.demand().delivered(open, message.getRequestId(), sample);
        }
    }

    @Override
    public void requestSample(long requestId, String connectionId) {
        outbound.request(requestId, connectionId);
    }

    @Override
    public void replaced() {
        end(Status.ALREADY_EXISTS.withDescription(
                "a newer stream came with the same node id; give each node an id of its own (--node-id)"));
    }

    private void silent() {
        end(Status.DEADLINE_EXCEEDED.withDescription(
                session == null ? "no Hello came within 3 s" : "nothing came from the node for 3 s"));
    }

    /** The call is over: the node or its connection is gone, or gRPC itself refused a message. */
    @Override
    public void onError(Throwable cause) {
        // The order in gRPC lets this status still pass, before it resets the stream without one.
        end(tracer.isMessageTooLarge() ? reception.translation().messageTooLarge() : BROKEN_OFF);
    }

    @Override
    public void onCompleted() {
        end(Status.OK);
    }

    void end(Status status) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        silence.stop();
        reception.pending().release(this);
        NodeSession open = session;
        if (open != null) {
            leave(open);
        }
        log(status);
        outbound.end(status);
    }

    private void leave(NodeSession open) {
        open.end();
        reception.demand().ended(open);
    }

    private void log(Status status) {
        if (status.isOk()) {
            logger.infof("%s left", who());
        } else {
            logger.warnf("stream of %s ended: %s, %s", who(), status.getCode(), status.getDescription());
        }
    }

    private String who() {
        NodeSession open = session;
        return open == null
                ? "a node at " + tracer.peer()
                : "node " + open.identity().id() + " at " + tracer.peer();
    }
}
