/** The p2p mode: a web page and a WebSocket on which browsers meet this node. */
@NullMarked
package dev.momo.node.signaling.p2p;

import org.jspecify.annotations.NullMarked;
