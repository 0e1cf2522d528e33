/** What is captured, as whoever takes it sees it; each kind of device is a package of its own. */
@NullMarked
package dev.momo.node.device;

import org.jspecify.annotations.NullMarked;
