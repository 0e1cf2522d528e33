package dev.momo.node.device.screen;

/** Width and height of a picture, pixels, both even: chroma has half the resolution. */
record FittedSize(int width, int height) {

    /** The largest that fits into a box in the picture's own shape, never larger than the picture. */
    static FittedSize of(int width, int height, int maxWidth, int maxHeight) {
        double scale = Math.min(1, Math.min((double) maxWidth / width, (double) maxHeight / height));
        return new FittedSize(even(width * scale), even(height * scale));
    }

    private static int even(double pixels) {
        // A rounding error must not cost two lines.
        return Math.max(2, (int) (pixels + 1e-6) & ~1);
    }
}
