/** The one rendering of a report as JSON: {@code /metrics} and Sora's pong carry the very same array. */
@NullMarked
package dev.momo.stats.json;

import org.jspecify.annotations.NullMarked;
