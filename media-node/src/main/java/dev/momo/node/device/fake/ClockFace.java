package dev.momo.node.device.fake;

/**
 * {@code HH:MM:SS.mmm} in seven-segment digits. Only digits that change are drawn again, so a picture costs a few
 * hundred bytes of writing, not the whole clock.
 */
final class ClockFace {

    /** Segments a to g of the digits 0 to 9, bit 0 = a (top), clockwise, bit 6 = g (middle). */
    private static final int[] SEGMENTS = {0x3f, 0x06, 0x5b, 0x4f, 0x66, 0x6d, 0x7d, 0x07, 0x7f, 0x6f};

    private static final long MILLIS_PER_DAY = 86_400_000;
    private static final int DIGITS = 9;
    private static final int FOREGROUND = 235;

    private final Plane luma;
    private final int background;
    private final int top;
    private final int digitWidth;
    private final int digitHeight;
    private final int thickness;
    private final int[] positions = new int[DIGITS];
    private final int[] shown = new int[DIGITS];

    ClockFace(Plane luma, int left, int top, int width, int background) {
        this.luma = luma;
        this.top = top;
        this.background = background;
        // Nine digits of 6 units and their gaps of 2, two colons and a dot of 2 units and their gaps of 2.
        int unit = Math.max(1, width / 84);
        this.digitWidth = 6 * unit;
        this.digitHeight = 11 * unit;
        this.thickness = Math.max(1, unit);
        layOut(left, unit);
    }

    int height() {
        return digitHeight;
    }

    private void layOut(int left, int unit) {
        int x = left;
        for (int i = 0; i < DIGITS; i++) {
            positions[i] = x;
            shown[i] = -1;
            x += digitWidth + 2 * unit;
            if (i == 1 || i == 3) {
                dot(x, top + 3 * unit);
                dot(x, top + 7 * unit);
                x += 4 * unit;
            } else if (i == 5) {
                dot(x, top + digitHeight - thickness);
                x += 4 * unit;
            }
        }
    }

    private void dot(int x, int y) {
        luma.fill(x, y, thickness, thickness, FOREGROUND);
    }

    /** Shows a time of day, milliseconds since midnight. */
    void show(long millisOfDay) {
        long millis = Math.floorMod(millisOfDay, MILLIS_PER_DAY);
        long seconds = millis / 1000;
        // As one number: HHMMSSmmm.
        long digits = ((seconds / 3600 * 100 + seconds / 60 % 60) * 100 + seconds % 60) * 1000 + millis % 1000;
        for (int i = DIGITS - 1; i >= 0; i--) {
            int digit = (int) (digits % 10);
            digits /= 10;
            if (shown[i] != digit) {
                shown[i] = digit;
                draw(positions[i], SEGMENTS[digit]);
            }
        }
    }

    private void draw(int x, int segments) {
        int right = x + digitWidth - thickness;
        int middle = top + (digitHeight - thickness) / 2;
        int bottom = top + digitHeight - thickness;
        int upper = middle - top + thickness;
        int lower = bottom - middle + thickness;
        luma.fill(x, top, digitWidth, digitHeight, background);
        segment(segments, 0, x, top, digitWidth, thickness);
        segment(segments, 1, right, top, thickness, upper);
        segment(segments, 2, right, middle, thickness, lower);
        segment(segments, 3, x, bottom, digitWidth, thickness);
        segment(segments, 4, x, middle, thickness, lower);
        segment(segments, 5, x, top, thickness, upper);
        segment(segments, 6, x, middle, digitWidth, thickness);
    }

    private void segment(int segments, int bit, int x, int y, int w, int h) {
        if ((segments >> bit & 1) != 0) {
            luma.fill(x, y, w, h, FOREGROUND);
        }
    }
}
