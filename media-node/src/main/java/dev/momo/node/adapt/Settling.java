package dev.momo.node.adapt;

/**
 * Keeps an encoder that is given more pictures from sending that much more: it goes on with pictures of the size that fits
 * the old rate until libwebrtc has told it the new one.
 */
final class Settling {

    private static final long NONE = Probe.NONE;

    /** libwebrtc measures the rate over a second, and tells it once a second. */
    private static final long LEARNING = 1_500_000_000;

    private long until;
    private long limit = NONE;

    /** @param target of the encoder, bit/s */
    void begin(long now, Step before, Step next, long target) {
        if (next.framerate() > before.framerate()) {
            until = now + LEARNING;
            limit = target * before.framerate() / next.framerate();
        }
    }

    /** Of the bit rate, bit/s; {@link Probe#NONE} for none. */
    long limit(long now) {
        return now < until ? limit : NONE;
    }
}
