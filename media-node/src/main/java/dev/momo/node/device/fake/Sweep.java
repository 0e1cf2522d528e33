package dev.momo.node.device.fake;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A disc that fills clockwise from 12 o'clock once a second: who watches sees a missing picture as a jump. Its pixels
 * are kept in the order in which the hand passes them, so each picture writes only those passed since the last.
 */
final class Sweep {

    private static final int EMPTY = 90;
    private static final int FILLED = 235;

    private final Plane luma;
    private final int[] pixels;
    private int filled;

    Sweep(Plane luma, int centreX, int centreY, int radius) {
        this.luma = luma;
        int left = Math.max(0, centreX - radius);
        int right = Math.min(luma.width - 1, centreX + radius);
        int top = Math.max(0, centreY - radius);
        int bottom = Math.min(luma.height - 1, centreY + radius);
        this.pixels = IntStream.rangeClosed(top, bottom)
                .flatMap(y -> IntStream.rangeClosed(left, right)
                        .filter(x -> square(x - centreX) + square(y - centreY) <= square(radius))
                        .map(x -> y * luma.width + x))
                .boxed()
                .sorted(Comparator.comparingDouble(
                        pixel -> turn(pixel % luma.width - centreX, pixel / luma.width - centreY)))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int pixel : pixels) {
            luma.samples[pixel] = (byte) EMPTY;
        }
    }

    private static int square(int x) {
        return x * x;
    }

    /** Where the hand points at (x right, y down), 0 up to 1 clockwise from 12 o'clock. */
    private static double turn(int x, int y) {
        double angle = Math.atan2(x, -y) / (2 * Math.PI);
        return angle < 0 ? angle + 1 : angle;
    }

    /** Shows the part of a turn, 0 up to 1. */
    void show(double turn) {
        int target = (int) (turn * pixels.length);
        if (target < filled) {
            paint(0, filled, EMPTY);
            filled = 0;
        }
        paint(filled, target, FILLED);
        filled = target;
    }

    private void paint(int from, int to, int value) {
        for (int i = from; i < to; i++) {
            luma.samples[pixels[i]] = (byte) value;
        }
    }
}
