/** The screen of an X11 display as a capture. */
@NullMarked
package dev.momo.node.device.screen;

import org.jspecify.annotations.NullMarked;
