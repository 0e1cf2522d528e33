/** Starts and watches a gateway of this node's own, on this machine. */
@NullMarked
package dev.momo.node.pair;

import org.jspecify.annotations.NullMarked;
