/** What the messages of all signalling protocols have in common. */
@NullMarked
package dev.momo.node.signaling.json;

import org.jspecify.annotations.NullMarked;
