/** Decides how large and how often pictures are sent on a link, from the figures that libwebrtc gives. Pure. */
@NullMarked
package dev.momo.node.adapt;

import org.jspecify.annotations.NullMarked;
