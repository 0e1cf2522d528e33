package dev.momo.node.testing.sora;

import org.jspecify.annotations.Nullable;

/**
 * Whoever the members of a channel can see and hear.
 *
 * @param id its connection's, and its stream's
 * @param codec of its picture, as {@code VP8}
 * @param pictures null if it shows none
 * @param audible whether it is heard: what is heard of it is the server's tone
 */
record Publisher(String id, String codec, @Nullable Pictures pictures, boolean audible) {}
