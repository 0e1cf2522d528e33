package dev.momo.node.adapt;

/**
 * What is to be sent from now on.
 *
 * @param flush whether what waits to be sent is thrown away: it is of another time, and too much for the link
 * @param limit of the bit rate, bit/s; {@link Long#MAX_VALUE} for none
 */
public record Decision(Step step, Reason reason, boolean flush, long limit) {}
