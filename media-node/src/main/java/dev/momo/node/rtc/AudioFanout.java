package dev.momo.node.rtc;

import dev.momo.node.device.AudioSink;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands the sound of the one capture to every peer's source. Safe for use by several threads: the native source is
 * not, it must not be pushed into while a sender attaches or detaches, so it is in here only in between.
 */
final class AudioFanout implements AudioSink {

    private final List<CustomAudioSource> sources = new ArrayList<>();

    synchronized void add(CustomAudioSource source) {
        sources.add(source);
    }

    /** When it returns nothing is pushed into the source any more: it may be disposed. */
    synchronized void remove(CustomAudioSource source) {
        sources.remove(source);
    }

    @Override
    public synchronized boolean wanted() {
        return !sources.isEmpty();
    }

    @Override
    public synchronized void onSamples(byte[] samples) {
        for (CustomAudioSource source : sources) {
            source.pushAudio(samples, 16, 48_000, 1, samples.length / 2);
        }
    }
}
