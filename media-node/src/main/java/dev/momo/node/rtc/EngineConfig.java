package dev.momo.node.rtc;

import java.util.List;

/**
 * What every peer has in common.
 *
 * @param iceServerUrls {@code stun:} URLs, may be empty
 * @param sendsVideo whether pictures are captured
 * @param sendsAudio whether sound is captured
 */
public record EngineConfig(List<String> iceServerUrls, boolean sendsVideo, boolean sendsAudio) {

    public EngineConfig {
        iceServerUrls = List.copyOf(iceServerUrls);
    }
}
