package dev.momo.node.rtc;

/**
 * One of several sizes in which the same picture is sent.
 *
 * @param rid its name in the SDP
 * @param active whether it is sent
 * @param maxBitrate bit/s; 0 for none
 * @param scaleResolutionDownBy what width and height are divided by, 1 or more; 0 if it is not said
 */
public record SimulcastLayer(String rid, boolean active, long maxBitrate, double scaleResolutionDownBy) {}
