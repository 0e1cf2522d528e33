package dev.momo.node.bench;

/**
 * What a session is to be like.
 *
 * @param codec as {@code VP8}
 * @param lipSync whether the viewer holds pictures until their sound can be played
 */
record Asked(String codec, Priority priority, boolean lipSync) {}
