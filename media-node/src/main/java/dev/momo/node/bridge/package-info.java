/** What data channels are connected to on this machine. */
@NullMarked
package dev.momo.node.bridge;

import org.jspecify.annotations.NullMarked;
