package dev.momo.node.rtc;

import dev.momo.node.device.sound.SoundModule;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Lets pushed sound take the place of the silence that a module without a device records.
 *
 * <p>libwebrtc starts the module's recording by itself whenever a connection begins to send sound, and aborts the process
 * if two threads hand sound to one connection. So nothing is pushed until packets of the silence have been sent, which
 * proves that the recording runs; then it is stopped, which waits for its thread; and then the pushing begins. A
 * negotiation may start the recording again, so nothing is pushed during one, and a second longer. An engine that needs
 * this has one peer at a time. On the signalling executor.
 */
final class SilenceHandover {

    private static final long LOOK_MILLIS = 50;
    /** Far longer than it takes libwebrtc to begin to send after a negotiation. */
    private static final int LOOKS_AFTER_NEGOTIATION = 20;

    private final SoundModule module;
    private final NativeCallbacks callbacks;
    private final Runnable push;
    private final Runnable pause;
    private boolean begun;
    private boolean pushing;
    private boolean cancelled;
    /** Of looks that follow each other: what was begun in a former round comes to nothing. */
    private int round;

    /**
     * @param push begins the pushing
     * @param pause ends it; when it returns nothing is pushed
     */
    SilenceHandover(SoundModule module, NativeCallbacks callbacks, Runnable push, Runnable pause) {
        this.module = module;
        this.callbacks = callbacks;
        this.push = push;
        this.pause = pause;
    }

    /** May be called again. */
    void onEstablished(Peer peer) {
        if (!begun) {
            begun = true;
            round++;
            look(peer, 0, Integer.MAX_VALUE);
        }
    }

    void beforeNegotiation() {
        round++;
        if (pushing) {
            pushing = false;
            pause.run();
        }
    }

    void afterNegotiation(Peer peer) {
        if (begun && !pushing) {
            round++;
            count(peer, sent -> look(peer, sent, LOOKS_AFTER_NEGOTIATION));
        }
    }

    /**
     * @param baseline packets of sound that had been sent before
     * @param left looks; after the last nothing records, or there would have been packets
     */
    private void look(Peer peer, long baseline, int left) {
        count(peer, sent -> {
            if (sent > baseline || left == 0) {
                module.stopRecording();
                pushing = true;
                push.run();
            } else {
                int current = round;
                CompletableFuture.delayedExecutor(LOOK_MILLIS, TimeUnit.MILLISECONDS)
                        .execute(() -> callbacks.handOver(() -> {
                            if (round == current) {
                                look(peer, baseline, left - 1);
                            }
                        }));
            }
        });
    }

    private void count(Peer peer, LongConsumer then) {
        int current = round;
        peer.collectStats(report -> {
            // Read here, on libwebrtc's thread: the report is gone afterwards.
            long sent = packetsOfSound(report);
            callbacks.handOver(() -> {
                if (!cancelled && round == current) {
                    then.accept(sent);
                }
            });
        });
    }

    private static long packetsOfSound(RTCStatsReport report) {
        try {
            return report.getStats().values().stream()
                    .mapToLong(SilenceHandover::packetsOfSound)
                    .sum();
        } catch (RuntimeException e) {
            // Must not leave a native callback; the next look may succeed.
            return 0;
        }
    }

    private static long packetsOfSound(RTCStats stats) {
        boolean isSound = stats.getType() == RTCStatsType.OUTBOUND_RTP
                && "audio".equals(stats.getAttributes().get("kind"));
        return isSound && stats.getAttributes().get("packetsSent") instanceof Number packets ? packets.longValue() : 0;
    }

    /** Nothing is pushed after it. */
    void cancel() {
        cancelled = true;
        pause.run();
    }
}
