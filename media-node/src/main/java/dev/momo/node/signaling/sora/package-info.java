/** The signalling protocol of the SFU Sora: a channel with any number of members, who send to and receive from it. */
@NullMarked
package dev.momo.node.signaling.sora;

import org.jspecify.annotations.NullMarked;
