package dev.momo.node.device.fake;

import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import java.nio.ByteBuffer;

/**
 * The fake device's picture: a clock to the millisecond, a disc that fills once a second, a block that crosses the
 * picture in the same second, and colour bars. Kept from picture to picture, only what moves is drawn. One thread.
 */
final class FakePicture {

    private static final int BACKGROUND = 40;
    private static final int BLOCK = 200;
    private static final int LARGEST_RADIUS = 240;

    private final Plane y;
    private final Plane u;
    private final Plane v;
    private final ClockFace clock;
    private final Sweep sweep;
    private final int blockTop;
    private final int blockSize;
    private int blockLeft;

    FakePicture(int width, int height) {
        this.y = new Plane(width, height, BACKGROUND);
        this.u = new Plane((width + 1) / 2, (height + 1) / 2, 128);
        this.v = new Plane((width + 1) / 2, (height + 1) / 2, 128);
        int barsTop = height * 4 / 5 & ~1;
        drawBars(barsTop);
        this.clock = new ClockFace(y, width / 20, height / 20, width * 9 / 10, BACKGROUND);
        this.blockSize = Math.max(2, height / 16);
        this.blockTop = barsTop - 2 * blockSize;
        int free = blockTop - (height / 20 + clock.height());
        int radius = Math.max(1, Math.min(LARGEST_RADIUS, free * 2 / 5));
        this.sweep = new Sweep(y, width / 2, blockTop - free / 2, radius);
    }

    private void drawBars(int top) {
        for (int i = 0; i < Colour.BARS.length; i++) {
            // Edges on even pixels: chroma has half the resolution.
            int left = y.width * i / Colour.BARS.length & ~1;
            int right = i == Colour.BARS.length - 1 ? y.width : y.width * (i + 1) / Colour.BARS.length & ~1;
            Colour colour = Colour.BARS[i];
            y.fill(left, top, right - left, y.height - top, colour.y());
            u.fill(left / 2, top / 2, (right - left + 1) / 2, u.height - top / 2, colour.u());
            v.fill(left / 2, top / 2, (right - left + 1) / 2, v.height - top / 2, colour.v());
        }
    }

    /** Moves the picture to a time: nanoseconds since local midnight of any day. */
    void show(long nanosOfDay) {
        double second = Math.floorMod(nanosOfDay, 1_000_000_000L) / 1e9;
        clock.show(Math.floorDiv(nanosOfDay, 1_000_000L));
        sweep.show(second);
        y.fill(blockLeft, blockTop, blockSize, blockSize, BACKGROUND);
        blockLeft = (int) (second * (y.width - blockSize));
        y.fill(blockLeft, blockTop, blockSize, blockSize, BLOCK);
    }

    /** A copy for libwebrtc, which may go on reading it after this picture has moved on. The caller releases it. */
    NativeI420Buffer copy() {
        NativeI420Buffer buffer = NativeI420Buffer.allocate(y.width, y.height);
        copy(y, buffer.getDataY(), buffer.getStrideY());
        copy(u, buffer.getDataU(), buffer.getStrideU());
        copy(v, buffer.getDataV(), buffer.getStrideV());
        return buffer;
    }

    private static void copy(Plane plane, ByteBuffer target, int stride) {
        if (stride == plane.width) {
            target.put(plane.samples);
            return;
        }
        for (int row = 0; row < plane.height; row++) {
            target.put(row * stride, plane.samples, row * plane.width, plane.width);
        }
    }
}
