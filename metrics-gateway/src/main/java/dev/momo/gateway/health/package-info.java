/** Liveness, readiness and the state of the nodes, on the management interface. */
@NullMarked
package dev.momo.gateway.health;

import org.jspecify.annotations.NullMarked;
