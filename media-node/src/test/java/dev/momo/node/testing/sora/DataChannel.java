package dev.momo.node.testing.sora;

import dev.momo.node.rtc.Natives;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCPeerConnection;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A data channel that the server opens. */
final class DataChannel {

    /** On the server's thread. */
    interface Owner {
        void onState(DataChannel channel);

        void onMessage(DataChannel channel, byte[] payload, boolean binary);
    }

    private static final Logger logger = System.getLogger(DataChannel.class.getName());

    private final DataChannelSettings.Label label;
    private final RTCDataChannel channel;
    private final Runnable release;
    private boolean detached;

    DataChannel(RTCPeerConnection connection, DataChannelSettings.Label label, Handover handover, Owner owner) {
        this.label = label;
        channel = connection.createDataChannel(label.name(), new RTCDataChannelInit());
        release = Natives.release(channel);
        channel.registerObserver(new RTCDataChannelObserver() {
            @Override
            public void onBufferedAmountChange(long previousAmount) {}

            @Override
            public void onStateChange() {
                handOver(() -> owner.onState(DataChannel.this));
            }

            @Override
            public void onMessage(RTCDataChannelBuffer buffer) {
                try {
                    byte[] payload = new byte[buffer.data.remaining()];
                    buffer.data.get(payload);
                    boolean binary = buffer.binary;
                    handOver(() -> owner.onMessage(DataChannel.this, payload, binary));
                } catch (Throwable e) {
                    // On a thread of libwebrtc's: what left here would abort the process.
                    logger.log(Level.ERROR, "A data channel message is lost", e);
                }
            }

            private void handOver(Runnable task) {
                handover.run(() -> {
                    if (!detached) {
                        task.run();
                    }
                });
            }
        });
    }

    DataChannelSettings.Label label() {
        return label;
    }

    boolean isOpen() {
        return !detached && channel.getState() == RTCDataChannelState.OPEN;
    }

    boolean isClosed() {
        return detached || channel.getState() == RTCDataChannelState.CLOSED;
    }

    /** In the way that was announced. */
    void send(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        send(label.compress() ? Zlib.deflate(bytes) : bytes, label.compress());
    }

    void send(byte[] payload, boolean binary) {
        if (!isOpen()) {
            throw new IllegalStateException("The data channel " + label.name() + " is not open");
        }
        try {
            channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(payload), binary));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void close() {
        if (!detached) {
            channel.close();
        }
    }

    /** Before the connection is closed. */
    void detach() {
        detached = true;
        channel.unregisterObserver();
        channel.close();
    }

    /** After the connection was closed and released. */
    void release() {
        release.run();
    }
}
