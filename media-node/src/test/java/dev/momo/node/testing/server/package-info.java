/** What the signalling servers for tests have in common: one thread, and TCP connections that can be spoiled. */
@NullMarked
package dev.momo.node.testing.server;

import org.jspecify.annotations.NullMarked;
