/** What every signalling protocol reports of itself. */
@NullMarked
package dev.momo.node.signaling;

import org.jspecify.annotations.NullMarked;
