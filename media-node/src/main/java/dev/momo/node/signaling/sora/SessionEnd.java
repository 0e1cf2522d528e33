package dev.momo.node.signaling.sora;

/**
 * Why a session is over.
 *
 * @param state how it is shown
 * @param reason for a person
 */
record SessionEnd(SoraState state, String reason) {}
