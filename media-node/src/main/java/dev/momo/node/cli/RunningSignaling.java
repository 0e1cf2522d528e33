package dev.momo.node.cli;

import dev.momo.node.signaling.SignalingStatus;
import java.util.function.Supplier;

/**
 * The signalling of a mode, running.
 *
 * @param status what it is doing; any thread may ask
 * @param announcement a line for whoever started the node
 */
record RunningSignaling(Supplier<SignalingStatus> status, String announcement) {}
