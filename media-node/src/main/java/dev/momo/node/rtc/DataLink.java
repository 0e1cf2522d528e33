package dev.momo.node.rtc;

import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelState;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** A data channel that the other side opened. On the signalling executor. */
public final class DataLink {

    private static final Logger logger = System.getLogger(DataLink.class.getName());

    /** Bytes not yet sent; libwebrtc closes a channel whose buffer passes 16 MiB. */
    private static final long MAX_BUFFERED = 1 << 20;

    private final RTCDataChannel channel;
    private final NativeReference reference;
    private final DataLinkObserver observer;
    private final String label;
    private final PeerObserver owner;
    private boolean closed;
    private boolean closeTold;

    DataLink(
            RTCDataChannel channel,
            NativeCallbacks callbacks,
            MessageBudget budget,
            AtomicLong pendingBytes,
            PeerObserver owner) {
        this.channel = channel;
        this.owner = owner;
        this.reference = new NativeReference(channel);
        this.label = channel.getLabel();
        this.observer = new DataLinkObserver(callbacks, budget, pendingBytes, new DataLinkObserver.Receiver() {
            @Override
            public void onMessage(byte[] payload, boolean binary) {
                owner.onMessage(DataLink.this, payload, binary);
            }

            @Override
            public void onBudgetUsedUp() {
                close();
            }

            @Override
            public void onStateChange() {
                checkClosed();
            }
        });
        if (budget.isUsedUp()) {
            shut();
        } else {
            channel.registerObserver(observer);
        }
    }

    public String label() {
        return label;
    }

    public boolean isOpen() {
        return !closed && channel.getState() == RTCDataChannelState.OPEN;
    }

    /** By either side; it does not open again. */
    public boolean isClosed() {
        return closed || channel.getState() == RTCDataChannelState.CLOSED;
    }

    /** Sends a message; false if the channel is not open or its buffer is full, then nothing is sent. */
    public boolean send(byte[] payload, boolean binary) {
        if (!isOpen() || channel.getBufferedAmount() > MAX_BUFFERED) {
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

    /** Tells the owner if it is closed, once. */
    void checkClosed() {
        if (!closeTold && isClosed()) {
            closeTold = true;
            owner.onDataLinkClosed(this);
        }
    }

    private void close() {
        shut();
        checkClosed();
    }

    /** Closes it with its peer: nothing more is told. */
    void end() {
        closeTold = true;
        shut();
    }

    private void shut() {
        if (closed) {
            return;
        }
        closed = true;
        observer.clear();
        channel.unregisterObserver();
        channel.close();
    }

    /** After the peer connection was closed. */
    void release() {
        reference.release();
    }
}
