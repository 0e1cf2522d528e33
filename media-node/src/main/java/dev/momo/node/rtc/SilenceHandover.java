package dev.momo.node.rtc;

import dev.momo.node.device.sound.SoundModule;
import dev.onvoid.webrtc.RTCRtpSendParameters;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Lets pushed sound take the place of what a module without a device records.
 *
 * <p>libwebrtc starts the module's recording by itself whenever a stream of sound begins to be sent, and aborts the
 * process if two threads hand sound to one stream. So the stream is kept inactive until it was negotiated. Then the
 * module's player is stopped, which its recording must not meet either ({@link SoundModule#stopPlaying}), and the stream
 * made active. Packets of it prove that the recording runs; it is stopped, the player goes on, and the pushing begins.
 * The same again after each further negotiation. An engine that needs this has one peer at a time. On the signalling
 * executor.
 */
final class SilenceHandover {

    /** libwebrtc's reports are up to 50 ms old. */
    private static final long LOOK_MILLIS = 60;

    private final SoundModule module;
    private final NativeCallbacks callbacks;
    private final RTCRtpSender sender;
    private final Source source;
    private State state = State.INACTIVE;
    private boolean established;
    /** Of looks that follow each other: what was begun in a former round comes to nothing. */
    private int round;

    private enum State {
        INACTIVE,
        RECORDING,
        PUSHING,
        CANCELLED
    }

    /**
     * @param negotiated whether both sides agreed that it is sent
     * @param push begins the pushing
     * @param pause ends it; when it returns nothing is pushed
     */
    record Source(BooleanSupplier negotiated, Runnable push, Runnable pause) {}

    /** @param sender of a stream that was not negotiated yet */
    SilenceHandover(SoundModule module, NativeCallbacks callbacks, RTCRtpSender sender, Source source) {
        this.module = module;
        this.callbacks = callbacks;
        this.sender = sender;
        this.source = source;
        activate(false);
    }

    /** May be called again. */
    void onEstablished(Peer peer) {
        if (!established) {
            established = true;
            begin(peer);
        }
    }

    void beforeNegotiation() {
        round++;
        if (state == State.PUSHING) {
            source.pause().run();
            deactivate();
        } else if (state == State.RECORDING) {
            deactivate();
            module.startPlaying();
        }
    }

    void afterNegotiation(Peer peer) {
        if (established) {
            begin(peer);
        }
    }

    private void begin(Peer peer) {
        round++;
        if (state == State.INACTIVE && source.negotiated().getAsBoolean()) {
            later(() -> count(peer, sent -> {
                module.stopPlaying();
                activate(true);
                state = State.RECORDING;
                look(peer, sent);
            }));
        }
    }

    /** @param baseline packets that had been sent before */
    private void look(Peer peer, long baseline) {
        later(() -> count(peer, sent -> {
            if (sent > baseline) {
                module.stopRecording();
                module.startPlaying();
                state = State.PUSHING;
                source.push().run();
            } else {
                look(peer, baseline);
            }
        }));
    }

    private void later(Runnable task) {
        int current = round;
        CompletableFuture.delayedExecutor(LOOK_MILLIS, TimeUnit.MILLISECONDS)
                .execute(() -> callbacks.handOver(() -> {
                    if (round == current) {
                        task.run();
                    }
                }));
    }

    private void count(Peer peer, LongConsumer then) {
        int current = round;
        peer.collectStats(report -> {
            // Read here, on libwebrtc's thread: the report is gone afterwards.
            long sent = packetsOfSound(report);
            callbacks.handOver(() -> {
                if (round == current) {
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

    private void deactivate() {
        activate(false);
        state = State.INACTIVE;
    }

    private void activate(boolean active) {
        RTCRtpSendParameters parameters = sender.getParameters();
        parameters.encodings.forEach(encoding -> encoding.active = active);
        sender.setParameters(parameters);
    }

    /** Nothing is pushed after it. */
    void cancel() {
        round++;
        state = State.CANCELLED;
        source.pause().run();
    }
}
