package dev.momo.node.testing.sora;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a member's picture looks like to the server.
 *
 * <p>With simulcast libwebrtc decodes one layer at a time, and takes up each that it sees a packet of: the size changes
 * every half second or so while several layers are sent, and where one is sent it is that one's.
 *
 * @param frames decoded so far
 * @param width of the last one, 0 if there was none
 * @param luma the last one's average, 16 for black and 235 for white
 * @param sizes of all so far, as {@code 320x240}
 */
public record ReceivedVideo(long frames, int width, int height, double luma, Set<String> sizes) {

    static final ReceivedVideo NOTHING = new ReceivedVideo(0, 0, 0, 0, Set.of());

    /** Of the last picture, as {@code 320x240}. */
    public String size() {
        return size(width, height);
    }

    ReceivedVideo then(int nextWidth, int nextHeight, double nextLuma) {
        String size = size(nextWidth, nextHeight);
        Set<String> nextSizes = sizes;
        if (!sizes.contains(size)) {
            nextSizes = new TreeSet<>(sizes);
            nextSizes.add(size);
        }
        return new ReceivedVideo(frames + 1, nextWidth, nextHeight, nextLuma, nextSizes);
    }

    private static String size(int width, int height) {
        return width + "x" + height;
    }
}
