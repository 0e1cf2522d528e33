/** The monotonic clock, the wall clock and timers, as one thing that a test can replace. */
@NullMarked
package dev.momo.gateway.time;

import org.jspecify.annotations.NullMarked;
