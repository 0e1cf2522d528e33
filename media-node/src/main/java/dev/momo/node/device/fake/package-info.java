/** The fake camera and microphone: a moving picture with a clock, and a beep once a second. */
@NullMarked
package dev.momo.node.device.fake;

import org.jspecify.annotations.NullMarked;
