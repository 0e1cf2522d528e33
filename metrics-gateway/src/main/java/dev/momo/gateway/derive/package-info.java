/**
 * What two consecutive periodic samples say together: rates, ratios and averages of each stream of each connection, each
 * formula once, in {@link dev.momo.gateway.derive.Figure}. What cannot be had is absent, never zero.
 */
@NullMarked
package dev.momo.gateway.derive;

import org.jspecify.annotations.NullMarked;
