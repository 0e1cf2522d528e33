package dev.momo.node.rtc;

import dev.momo.node.device.sound.SoundModule;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Lets pushed sound take the place of the silence that a module without a device records.
 *
 * <p>libwebrtc starts the module's recording by itself as soon as a connection sends sound, and aborts the process if
 * two threads hand sound to one connection. So nothing is pushed until packets of the silence have been sent, which
 * proves that the recording runs; then it is stopped, which waits for its thread; and then the pushing begins. It starts
 * again only with another connection, of which an engine like this has one at a time. On the signalling executor.
 */
final class SilenceHandover {

    private static final long LOOK_MILLIS = 50;

    private final SoundModule module;
    private final NativeCallbacks callbacks;
    private boolean cancelled;

    SilenceHandover(SoundModule module, NativeCallbacks callbacks) {
        this.module = module;
        this.callbacks = callbacks;
    }

    /** @param push starts the pushing */
    void begin(Peer peer, Runnable push) {
        if (cancelled) {
            return;
        }
        peer.collectStats(report -> {
            // Read here, on libwebrtc's thread: the report is gone afterwards.
            boolean sent = hasSentSound(report);
            callbacks.handOver(() -> proceed(peer, push, sent));
        });
    }

    private void proceed(Peer peer, Runnable push, boolean sent) {
        if (cancelled) {
            return;
        }
        if (sent) {
            module.stopRecording();
            push.run();
        } else {
            Executor later = CompletableFuture.delayedExecutor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            later.execute(() -> callbacks.handOver(() -> begin(peer, push)));
        }
    }

    private static boolean hasSentSound(RTCStatsReport report) {
        try {
            return report.getStats().values().stream().anyMatch(SilenceHandover::isSentSound);
        } catch (RuntimeException e) {
            // Must not leave a native callback; the next look may succeed.
            return false;
        }
    }

    private static boolean isSentSound(RTCStats stats) {
        return stats.getType() == RTCStatsType.OUTBOUND_RTP
                && "audio".equals(stats.getAttributes().get("kind"))
                && stats.getAttributes().get("packetsSent") instanceof Number packets
                && packets.longValue() > 0;
    }

    void cancel() {
        cancelled = true;
    }
}
