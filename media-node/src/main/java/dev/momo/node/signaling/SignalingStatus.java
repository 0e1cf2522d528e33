package dev.momo.node.signaling;

/**
 * What signalling is doing.
 *
 * @param mode {@code p2p}
 * @param target the room, channel or listening address
 * @param state one of the mode's own words
 * @param detail more for a person, may be empty
 */
public record SignalingStatus(String mode, String target, String state, String detail) {}
