/** Which node and connection a request is about, by the same rules and problems for every way out. */
@NullMarked
package dev.momo.gateway.choice;

import org.jspecify.annotations.NullMarked;
