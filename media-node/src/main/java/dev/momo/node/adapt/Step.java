package dev.momo.node.adapt;

/**
 * A share of what was asked for.
 *
 * @param numerator of the scale of each side
 * @param denominator likewise
 * @param framerate pictures a second
 */
public record Step(int numerator, int denominator, int framerate) {

    /** A side of the picture at this step, in pixels, even as chroma needs it. */
    public int side(int full) {
        return numerator == denominator ? full : Math.max(2, full * numerator / denominator & ~1);
    }

    boolean isOfSizeOf(Step other) {
        return numerator == other.numerator && denominator == other.denominator;
    }

    /** Pixels a second, in full pictures. */
    double cost() {
        double scale = (double) numerator / denominator;
        return scale * scale * framerate;
    }
}
