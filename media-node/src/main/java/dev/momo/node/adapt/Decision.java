package dev.momo.node.adapt;

/**
 * What is to be sent from now on.
 *
 * @param paused whether nothing is sent for the moment, nor anything from before again
 * @param limit of the bit rate, bit/s; {@link Long#MAX_VALUE} for none
 * @param stale whether libwebrtc is to reckon anew what the encoder may use
 */
public record Decision(Step step, Reason reason, boolean paused, long limit, boolean stale) {}
