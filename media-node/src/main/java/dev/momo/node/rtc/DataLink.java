package dev.momo.node.rtc;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A data channel that the other side opened. On the signalling executor. */
public final class DataLink {

    private static final Logger logger = System.getLogger(DataLink.class.getName());

    /** Messages received and not yet handled; those beyond are dropped, or a flood would fill the memory. */
    private static final int MAX_PENDING = 256;

    /** Bytes not yet sent; libwebrtc closes a channel whose buffer passes 16 MiB. */
    private static final long MAX_BUFFERED = 1 << 20;

    private final RTCDataChannel channel;
    private final NativeReference reference;
    private final Observer observer;
    private final String label;
    private boolean closed;

    DataLink(RTCDataChannel channel, NativeCallbacks callbacks, PeerObserver owner) {
        this.channel = channel;
        this.reference = new NativeReference(channel);
        this.label = channel.getLabel();
        this.observer = new Observer(callbacks, (payload, binary) -> {
            if (!closed) {
                owner.onMessage(this, payload, binary);
            }
        });
        channel.registerObserver(observer);
    }

    public String label() {
        return label;
    }

    /** Sends a message; false if the channel is not open or its buffer is full, then nothing is sent. */
    public boolean send(byte[] payload, boolean binary) {
        if (closed || channel.getState() != RTCDataChannelState.OPEN || channel.getBufferedAmount() > MAX_BUFFERED) {
            return false;
        }
        try {
            channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(payload), binary));
            return true;
        } catch (Exception e) {
            logger.log(Level.WARNING, "Data channel ''{0}'' did not take a message: {1}", label, e.getMessage());
            return false;
        }
    }

    void close() {
        closed = true;
        observer.clear();
        channel.unregisterObserver();
        channel.close();
    }

    /** After the peer connection was closed. */
    void release() {
        reference.release();
    }

    private interface Receiver {
        void onMessage(byte[] payload, boolean binary);
    }

    /** webrtc-java keeps an observer for ever: it holds nothing but a reference that can be cleared. */
    private static final class Observer implements RTCDataChannelObserver {

        private final AtomicReference<@Nullable Receiver> receiver;
        private final NativeCallbacks callbacks;
        private final AtomicInteger pending = new AtomicInteger();

        Observer(NativeCallbacks callbacks, Receiver receiver) {
            this.callbacks = callbacks;
            this.receiver = new AtomicReference<>(receiver);
        }

        void clear() {
            receiver.set(null);
        }

        @Override
        public void onBufferedAmountChange(long previousAmount) {}

        @Override
        public void onStateChange() {}

        @Override
        public void onMessage(RTCDataChannelBuffer buffer) {
            if (pending.incrementAndGet() > MAX_PENDING) {
                pending.decrementAndGet();
                return;
            }
            byte[] payload = new byte[buffer.data.remaining()];
            buffer.data.get(payload);
            boolean binary = buffer.binary;
            callbacks.handOver(() -> {
                pending.decrementAndGet();
                Receiver current = receiver.get();
                if (current != null) {
                    current.onMessage(payload, binary);
                }
            });
        }
    }
}
