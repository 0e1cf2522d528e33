package dev.momo.node.rtc;

import dev.momo.node.adapt.Reason;

/**
 * What a peer is sent of what was asked for.
 *
 * @param sent with the pictures that were encoded in the last second as its frame rate
 * @param reason why the size or the frame rate is lowered
 */
public record VideoStatus(Pictures asked, Pictures sent, Reason reason) {

    /**
     * Pictures of a size, in pixels.
     *
     * @param framerate pictures a second
     */
    public record Pictures(int width, int height, int framerate) {}
}
