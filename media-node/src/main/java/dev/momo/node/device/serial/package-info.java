/** A serial port: its lines delivered, what is written to it queued; it may go away and come back. */
@NullMarked
package dev.momo.node.device.serial;

import org.jspecify.annotations.NullMarked;
