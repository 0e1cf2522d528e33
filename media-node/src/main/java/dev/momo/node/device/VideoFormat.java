package dev.momo.node.device;

/**
 * The picture that is asked for.
 *
 * @param width pixels, at least 16
 * @param height pixels, at least 16
 * @param framerate pictures a second, 1 to 120
 */
public record VideoFormat(int width, int height, int framerate) {

    @Override
    public String toString() {
        return width + "x" + height + " at " + framerate + " fps";
    }
}
