/** Cameras of Video4Linux: what there are, in which formats, and one that is opened, watched and taken up again. */
@NullMarked
package dev.momo.node.device.camera;

import org.jspecify.annotations.NullMarked;
