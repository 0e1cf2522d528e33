package dev.momo.node.signaling;

/**
 * Who registers with a signalling server, in the words of {@code --version}.
 *
 * @param client this program and its version
 * @param environment the machine
 */
public record SelfDescription(String client, String libwebrtc, String environment) {}
