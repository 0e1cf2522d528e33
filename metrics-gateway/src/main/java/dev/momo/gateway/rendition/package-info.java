/** JSON that several ways out give, made once for all who ask. */
@NullMarked
package dev.momo.gateway.rendition;

import org.jspecify.annotations.NullMarked;
