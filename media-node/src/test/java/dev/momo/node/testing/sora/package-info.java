/**
 * A Sora server for tests: keeps the rules of the protocol, ends every connection in a peer connection of its own, and
 * breaks the rules when told to.
 */
@NullMarked
package dev.momo.node.testing.sora;

import org.jspecify.annotations.NullMarked;
