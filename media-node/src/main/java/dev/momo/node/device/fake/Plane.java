package dev.momo.node.device.fake;

import java.util.Arrays;

/** One plane of a picture, drawn with rectangles; what lies outside is cut off. */
final class Plane {

    final int width;
    final int height;
    final byte[] samples;

    Plane(int width, int height, int value) {
        this.width = width;
        this.height = height;
        this.samples = new byte[width * height];
        Arrays.fill(samples, (byte) value);
    }

    void fill(int x, int y, int w, int h, int value) {
        int left = Math.max(0, x);
        int right = Math.min(width, x + w);
        if (left >= right) {
            return;
        }
        int bottom = Math.min(height, y + h);
        for (int row = Math.max(0, y); row < bottom; row++) {
            Arrays.fill(samples, row * width + left, row * width + right, (byte) value);
        }
    }
}
