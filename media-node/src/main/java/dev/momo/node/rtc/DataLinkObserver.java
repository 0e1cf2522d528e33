package dev.momo.node.rtc;

import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages from libwebrtc's thread to the signalling executor. webrtc-java keeps an observer for ever, so this
 * holds nothing but a reference that can be cleared.
 */
final class DataLinkObserver implements RTCDataChannelObserver {

    /** Called on the signalling executor, never after {@link #clear()}. */
    interface Receiver {
        void onMessage(byte[] payload, boolean binary);

        void onBudgetUsedUp();

        void onStateChange();
    }

    private static final Logger logger = System.getLogger(DataLinkObserver.class.getName());

    /** Bytes received and not yet handled; what comes beyond is dropped, or a flood would fill the memory. */
    private static final long MAX_PENDING = 1 << 20;

    /** What a waiting message takes beside its payload, about. */
    private static final long OVERHEAD = 256;

    private final NativeCallbacks callbacks;
    private final MessageBudget budget;
    private final AtomicReference<@Nullable Receiver> receiver;
    private final AtomicLong pending;

    /** @param pending bytes received and not yet handled, of all channels of a peer */
    DataLinkObserver(NativeCallbacks callbacks, MessageBudget budget, AtomicLong pending, Receiver receiver) {
        this.callbacks = callbacks;
        this.budget = budget;
        this.pending = pending;
        this.receiver = new AtomicReference<>(receiver);
    }

    void clear() {
        receiver.set(null);
    }

    @Override
    public void onBufferedAmountChange(long previousAmount) {}

    @Override
    public void onStateChange() {
        handOver(0, Receiver::onStateChange);
    }

    @Override
    public void onMessage(RTCDataChannelBuffer buffer) {
        try {
            take(buffer);
        } catch (Throwable e) {
            // On a thread of libwebrtc's: what left here would abort the process.
            logger.log(Level.ERROR, "A data channel message is lost", e);
        }
    }

    private void take(RTCDataChannelBuffer buffer) {
        boolean withinBudget = budget.take();
        int size = buffer.data.remaining();
        if (pending.get() + size + OVERHEAD > MAX_PENDING) {
            logger.log(Level.DEBUG, "A message of {0} bytes is dropped: too many wait", size);
        } else if (withinBudget) {
            byte[] payload = new byte[size];
            buffer.data.get(payload);
            boolean binary = buffer.binary;
            handOver(size, current -> current.onMessage(payload, binary));
        } else {
            handOver(0, Receiver::onBudgetUsedUp);
        }
    }

    private void handOver(int size, Consumer<Receiver> call) {
        pending.addAndGet(size + OVERHEAD);
        callbacks.handOver(() -> {
            pending.addAndGet(-size - OVERHEAD);
            Receiver current = receiver.get();
            if (current != null) {
                call.accept(current);
            }
        });
    }
}
