/** What is captured: the camera or the fake device, delivered as pictures and sound. */
@NullMarked
package dev.momo.node.device;

import org.jspecify.annotations.NullMarked;
