/** A network link that is as slow and as lossy as it is told, between this machine and a viewer. */
@NullMarked
package dev.momo.node.testing.link;

import org.jspecify.annotations.NullMarked;
