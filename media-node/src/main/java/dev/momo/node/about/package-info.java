/** The three strings of contract 4: version, environment, libwebrtc. */
@NullMarked
package dev.momo.node.about;

import org.jspecify.annotations.NullMarked;
