package dev.momo.node.device.sound;

/**
 * A microphone or a speaker.
 *
 * @param name for people
 * @param id the sound server's own name of it; empty for the server's default
 */
public record SoundDevice(String name, String id) {}
