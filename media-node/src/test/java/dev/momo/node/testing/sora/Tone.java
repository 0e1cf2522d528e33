package dev.momo.node.testing.sora;

import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A steady 500 Hz, which is what a listener hears of every publisher. Safe for use by several threads; nothing is
 * pushed into a source before it is added or after it is removed.
 */
final class Tone implements AutoCloseable {

    private static final Logger logger = System.getLogger(Tone.class.getName());
    private static final int SAMPLE_RATE = 48_000;
    /** 10 ms, in which the tone swings five times: each block continues the one before. */
    private static final int BLOCK = SAMPLE_RATE / 100;

    private final List<CustomAudioSource> listeners = new ArrayList<>();
    private final byte[] samples = new byte[2 * BLOCK];
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "sora-tone");
        thread.setDaemon(true);
        return thread;
    });

    Tone() {
        for (int i = 0; i < BLOCK; i++) {
            int sample = (int) Math.round(8_000 * Math.sin(2 * Math.PI * 500 * i / SAMPLE_RATE));
            samples[2 * i] = (byte) sample;
            samples[2 * i + 1] = (byte) (sample >> 8);
        }
        clock.scheduleAtFixedRate(this::push, 0, 10, TimeUnit.MILLISECONDS);
    }

    synchronized void add(CustomAudioSource listener) {
        listeners.add(listener);
    }

    synchronized void remove(CustomAudioSource listener) {
        listeners.remove(listener);
    }

    private synchronized void push() {
        try {
            listeners.forEach(listener -> listener.pushAudio(samples, 16, SAMPLE_RATE, 1, BLOCK));
        } catch (RuntimeException | Error e) {
            // Would end the schedule.
            logger.log(Level.ERROR, "10 ms of the tone are lost", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
