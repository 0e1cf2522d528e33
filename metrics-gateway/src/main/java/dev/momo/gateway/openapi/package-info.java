/** The description of everything that is served, for programs: {@code /openapi.yaml}. */
@NullMarked
package dev.momo.gateway.openapi;

import org.jspecify.annotations.NullMarked;
