package dev.momo.node.device;

/** A colour as limited-range BT.601 luma and chroma, what decoders assume of a stream that says nothing else. */
record Colour(int y, int u, int v) {

    /** The colour bars, brightest first: white, yellow, cyan, green, magenta, red, blue, black. */
    static final Colour[] BARS = {
        rgb(255, 255, 255),
        rgb(255, 255, 0),
        rgb(0, 255, 255),
        rgb(0, 255, 0),
        rgb(255, 0, 255),
        rgb(255, 0, 0),
        rgb(0, 0, 255),
        rgb(0, 0, 0)
    };

    /** ITU-R BT.601: components 0 to 255 to luma 16 to 235 and chroma 16 to 240. */
    static Colour rgb(int r, int g, int b) {
        double y = 16 + (65.481 * r + 128.553 * g + 24.966 * b) / 255;
        double u = 128 + (-37.797 * r - 74.203 * g + 112.0 * b) / 255;
        double v = 128 + (112.0 * r - 93.786 * g - 18.214 * b) / 255;
        return new Colour((int) Math.round(y), (int) Math.round(u), (int) Math.round(v));
    }
}
