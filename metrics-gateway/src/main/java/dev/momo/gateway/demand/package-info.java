/** Samples asked of a node at the moment somebody wants one, fresh and shared by all who wait. */
@NullMarked
package dev.momo.gateway.demand;

import org.jspecify.annotations.NullMarked;
