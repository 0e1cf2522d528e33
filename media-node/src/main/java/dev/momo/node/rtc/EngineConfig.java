package dev.momo.node.rtc;

/**
 * What every peer has in common.
 *
 * @param insecure whether any certificate of a TURN server is accepted
 * @param sendsVideo whether pictures are captured
 * @param video what is sent of them
 * @param sound where the sound comes from
 * @param processing of a microphone's sound
 * @param network how they are to be reached
 */
public record EngineConfig(
        boolean insecure,
        boolean sendsVideo,
        VideoGoal video,
        SoundInput sound,
        SoundProcessing processing,
        NetworkConfig network) {}
