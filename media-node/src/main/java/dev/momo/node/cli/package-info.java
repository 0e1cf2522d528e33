/** Momo's command line: options, validation, exit codes; the one place that wires everything. */
@NullMarked
package dev.momo.node.cli;

import org.jspecify.annotations.NullMarked;
