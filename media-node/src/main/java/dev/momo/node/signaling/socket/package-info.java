/** The client's side of a WebSocket to a signalling server: TLS, proxy, bounds, and problems in plain words. */
@NullMarked
package dev.momo.node.signaling.socket;

import org.jspecify.annotations.NullMarked;
