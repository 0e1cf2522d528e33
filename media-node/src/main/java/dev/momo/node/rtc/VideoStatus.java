package dev.momo.node.rtc;

import dev.momo.node.adapt.Reason;
import dev.momo.node.device.VideoFormat;

/**
 * What a peer is sent of what was asked for.
 *
 * @param sent with the pictures that were encoded in the last second as its frame rate
 * @param reason why the size or the frame rate is lowered
 */
public record VideoStatus(VideoFormat asked, VideoFormat sent, Reason reason) {}
