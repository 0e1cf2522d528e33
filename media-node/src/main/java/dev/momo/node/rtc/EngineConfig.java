package dev.momo.node.rtc;

import java.util.List;

/**
 * What every peer has in common.
 *
 * @param iceServerUrls {@code stun:} URLs, may be empty
 * @param sendsVideo whether pictures are captured
 * @param sound where the sound comes from
 * @param processing of a microphone's sound
 */
public record EngineConfig(
        List<String> iceServerUrls, boolean sendsVideo, SoundInput sound, SoundProcessing processing) {

    public EngineConfig {
        iceServerUrls = List.copyOf(iceServerUrls);
    }
}
