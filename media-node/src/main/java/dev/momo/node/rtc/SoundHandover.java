package dev.momo.node.rtc;

import dev.momo.node.device.sound.SoundModule;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Lets pushed sound take the place of what a module without a device records.
 *
 * <p>libwebrtc starts the module's recording by itself whenever a stream of sound begins to be sent, and aborts the
 * process if two threads hand sound to one stream. So the stream is inactive until it was negotiated and its transport
 * is there. Then the module's player is stopped, which its recording must not meet either
 * ({@link SoundModule#stopPlaying}), and the stream made active. Packets of it prove that the recording runs; it is
 * stopped, the player goes on, and the pushing begins. The same again after each further negotiation. An engine that
 * needs this has one peer at a time. On the signalling executor.
 */
final class SoundHandover {

    private static final Logger logger = System.getLogger(SoundHandover.class.getName());

    /** libwebrtc's reports are up to 50 ms old. */
    private static final long SETTLE_MILLIS = 60;

    private static final long LOOK_MILLIS = 20;

    /** So long is looked for the first packet; more than enough: a packet is sent every 20 ms. */
    private static final int LOOKS = 250;

    private final SoundModule module;
    private final NativeCallbacks callbacks;
    private final Sound sound;
    private State state = State.IDLE;
    private boolean established;
    /** Offers of the other side that are being answered, and whether one of ours is out. */
    private int answering;

    private boolean offered;
    /** Of looks that follow each other: what was begun in a former round comes to nothing. */
    private int round;

    private enum State {
        IDLE,
        RECORDING,
        PUSHING,
        CANCELLED
    }

    /**
     * What takes the place.
     *
     * @param sender of a stream that was not negotiated yet
     * @param agreed whether both sides have agreed that it is sent
     * @param push begins the pushing
     * @param pause ends it; when it returns nothing is pushed
     */
    record Sound(RTCRtpSender sender, BooleanSupplier agreed, Runnable push, Runnable pause) {}

    /** Of a report. */
    private record Sent(boolean isConnected, long packets) {

        static final Sent NOTHING = new Sent(false, 0);

        static Sent of(RTCStatsReport report) {
            boolean connected = false;
            long packets = 0;
            for (RTCStats stats : report.getStats().values()) {
                Object dtls = stats.getAttributes().get("dtlsState");
                connected |= dtls != null && "connected".equalsIgnoreCase(dtls.toString());
                boolean isSound = stats.getType() == RTCStatsType.OUTBOUND_RTP
                        && "audio".equals(stats.getAttributes().get("kind"));
                if (isSound && stats.getAttributes().get("packetsSent") instanceof Number sent) {
                    packets += sent.longValue();
                }
            }
            return new Sent(connected, packets);
        }
    }

    SoundHandover(SoundModule module, NativeCallbacks callbacks, Sound sound) {
        this.module = module;
        this.callbacks = callbacks;
        this.sound = sound;
        activate(false);
    }

    /** May be called again. */
    void onEstablished(Peer peer) {
        if (!established) {
            established = true;
            begin(peer);
        }
    }

    void beforeOffer() {
        offered = true;
        stop();
    }

    void beforeAnswer() {
        answering++;
        stop();
    }

    /** Once an answer of the other side was taken, or could not be. */
    void afterOffer(Peer peer) {
        offered = false;
        begin(peer);
    }

    /** Once an answer was given, or could not be. */
    void afterAnswer(Peer peer) {
        answering--;
        // Theirs took its place.
        offered = false;
        begin(peer);
    }

    private void begin(Peer peer) {
        if (state == State.IDLE
                && established
                && answering == 0
                && !offered
                && sound.agreed().getAsBoolean()) {
            round++;
            settle(peer);
        }
    }

    private void settle(Peer peer) {
        later(
                SETTLE_MILLIS,
                () -> count(peer, sent -> {
                    if (sent.isConnected()) {
                        state = State.RECORDING;
                        module.stopPlaying();
                        activate(true);
                        look(peer, sent.packets(), LOOKS);
                    } else {
                        settle(peer);
                    }
                }));
    }

    /** @param baseline packets that had been sent before */
    private void look(Peer peer, long baseline, int left) {
        later(
                LOOK_MILLIS,
                () -> count(peer, sent -> {
                    if (sent.packets() > baseline) {
                        module.stopRecording();
                        module.startPlaying();
                        state = State.PUSHING;
                        sound.push().run();
                    } else if (left > 0) {
                        look(peer, baseline, left - 1);
                    } else {
                        logger.log(
                                Level.WARNING,
                                "{0}: no sound is sent: libwebrtc sends none though it was agreed",
                                peer.id());
                        stop();
                    }
                }));
    }

    private void stop() {
        round++;
        State before = state;
        if (before == State.PUSHING || before == State.RECORDING) {
            state = State.IDLE;
            sound.pause().run();
            activate(false);
        }
        if (before == State.RECORDING) {
            module.startPlaying();
        }
    }

    private void activate(boolean active) {
        Encodings.change(sound.sender(), encoding -> encoding.active = active);
    }

    private void later(long millis, Runnable task) {
        int current = round;
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS)
                .execute(() -> callbacks.handOver(() -> {
                    if (round == current) {
                        task.run();
                    }
                }));
    }

    private void count(Peer peer, Consumer<Sent> then) {
        int current = round;
        peer.collectStats(report -> {
            // Read here, on libwebrtc's thread: the report is gone afterwards.
            Sent sent = read(report);
            callbacks.handOver(() -> {
                if (round == current) {
                    then.accept(sent);
                }
            });
        });
    }

    private static Sent read(RTCStatsReport report) {
        try {
            return Sent.of(report);
        } catch (RuntimeException e) {
            // Must not leave a native callback; the next look may succeed.
            return Sent.NOTHING;
        }
    }

    /** Nothing is pushed after it. */
    void cancel() {
        round++;
        state = State.CANCELLED;
        sound.pause().run();
    }
}
