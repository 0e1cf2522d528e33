package dev.momo.node.rtc;

import dev.onvoid.webrtc.media.audio.AudioOptions;

/** What is done to the microphone's sound before it is sent. */
public record SoundProcessing(
        boolean echoCancellation, boolean autoGainControl, boolean noiseSuppression, boolean highpassFilter) {

    AudioOptions toOptions() {
        AudioOptions options = new AudioOptions();
        options.echoCancellation = echoCancellation;
        options.autoGainControl = autoGainControl;
        options.noiseSuppression = noiseSuppression;
        options.highpassFilter = highpassFilter;
        return options;
    }
}
