/** Momo's command line: every option, its values, its messages and its exit codes. Starts nothing. */
@NullMarked
package dev.momo.node.cli.options;

import org.jspecify.annotations.NullMarked;
