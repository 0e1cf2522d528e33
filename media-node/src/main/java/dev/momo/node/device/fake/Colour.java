package dev.momo.node.device.fake;

/**
 * A colour as limited-range BT.709 luma and chroma. webrtc-java cannot say in the stream which matrix its colours have,
 * and browsers take a stream of H264, VP9 or AV1 that says nothing for BT.709; VP8 alone they take for BT.601.
 */
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

    /** ITU-R BT.709: components 0 to 255 to luma 16 to 235 and chroma 16 to 240. */
    static Colour rgb(int r, int g, int b) {
        double y = 16 + 219 * (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
        double u = 128 + 224 * (-0.1146 * r - 0.3854 * g + 0.5 * b) / 255;
        double v = 128 + 224 * (0.5 * r - 0.4542 * g - 0.0458 * b) / 255;
        return new Colour((int) Math.round(y), (int) Math.round(u), (int) Math.round(v));
    }
}
