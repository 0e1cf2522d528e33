/** What Java cannot ask of the system by itself, through JNA. */
@NullMarked
package dev.momo.node.device.os;

import org.jspecify.annotations.NullMarked;
