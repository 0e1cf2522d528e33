/** Starts and ends the gateway; the one place that knows all packages. */
@NullMarked
package dev.momo.gateway;

import org.jspecify.annotations.NullMarked;
