/** The life of the process: signals, the parent's pipe, and how it ends. */
@NullMarked
package dev.momo.gateway.process;

import org.jspecify.annotations.NullMarked;
