/** An Ayame signalling server for tests: keeps the rules of the protocol, and breaks them when told to. */
@NullMarked
package dev.momo.node.testing.ayame;

import org.jspecify.annotations.NullMarked;
