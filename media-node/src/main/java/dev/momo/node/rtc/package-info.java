/** The engine: peer connections with a browser or another node, one capture fanned out to all of them. */
@NullMarked
package dev.momo.node.rtc;

import org.jspecify.annotations.NullMarked;
