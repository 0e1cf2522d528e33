package dev.momo.node.rtc;

/** Where the sound comes from that is sent. */
public enum SoundInput {
    NONE,
    /** Handed to {@link RtcEngine#audioSink()}. */
    PUSHED,
    /** The audio device module's own. */
    MICROPHONE
}
