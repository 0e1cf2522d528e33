/** How long to wait before the next attempt. */
@NullMarked
package dev.momo.node.retry;

import org.jspecify.annotations.NullMarked;
