/** Asks live connections for their report and turns it into messages of the contract. */
@NullMarked
package dev.momo.node.stats;

import org.jspecify.annotations.NullMarked;
