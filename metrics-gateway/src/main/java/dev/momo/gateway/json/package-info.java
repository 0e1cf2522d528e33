/** {@code /metrics} as JSON, rendered once per sample. */
@NullMarked
package dev.momo.gateway.json;

import org.jspecify.annotations.NullMarked;
