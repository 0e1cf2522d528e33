/** The signalling protocol Ayame: one peer in a room of two. */
@NullMarked
package dev.momo.node.signaling.ayame;

import org.jspecify.annotations.NullMarked;
