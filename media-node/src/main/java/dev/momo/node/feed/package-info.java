/** Keeps a stream of samples open to each address of the gateway. */
@NullMarked
package dev.momo.node.feed;

import org.jspecify.annotations.NullMarked;
