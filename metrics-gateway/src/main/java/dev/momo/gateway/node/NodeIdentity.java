package dev.momo.gateway.node;

/**
 * Who a node is, in its own words.
 *
 * @param id stable over restarts, 1 to 253 printable characters
 * @param bootId new at each start of the node's process
 * @param version for example {@code WebRTC Native Client Momo 2025.2.0 (1a2b3c4d)}
 * @param environment for example {@code [x86_64] Debian GNU/Linux 12 (bookworm)}
 * @param libwebrtc for example {@code webrtc-java 0.14.0 M138.7204}
 */
public record NodeIdentity(String id, String bootId, String version, String environment, String libwebrtc) {}
