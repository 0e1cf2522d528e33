package dev.momo.node.rtc;

import dev.momo.node.device.AudioSink;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;

/** Hands each 10 ms of sound to every peer. */
final class AudioFanout extends Fanout<CustomAudioSource> implements AudioSink {

    private static final int SAMPLE_RATE = 48_000;
    private static final int BITS = 16;
    private static final int CHANNELS = 1;

    @Override
    public boolean wanted() {
        return hasSources();
    }

    @Override
    public void onSamples(byte[] samples) {
        int frames = samples.length / (BITS / 8);
        forEach(source -> source.pushAudio(samples, BITS, SAMPLE_RATE, CHANNELS, frames));
    }
}
