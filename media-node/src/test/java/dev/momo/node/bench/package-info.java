/** The benchmark on a shaped link: a program of its own, no test. */
@NullMarked
package dev.momo.node.bench;

import org.jspecify.annotations.NullMarked;
