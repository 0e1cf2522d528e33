/** What is known of each node: who it is, whether it is connected, and its latest periodic sample. */
@NullMarked
package dev.momo.gateway.node;

import org.jspecify.annotations.NullMarked;
