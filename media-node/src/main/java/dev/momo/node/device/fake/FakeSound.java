package dev.momo.node.device.fake;

/** Silence with a beep of 1 kHz in the first 100 ms of each second, as 48 kHz mono 16-bit samples. One thread. */
final class FakeSound {

    static final int SAMPLE_RATE = 48_000;
    static final int BLOCK = SAMPLE_RATE / 100;

    private static final int BEEP = SAMPLE_RATE / 10;
    private static final int FADE = SAMPLE_RATE / 500;
    private static final double AMPLITUDE = 16_000;

    private final short[] beep = new short[BEEP];
    private final byte[] block = new byte[2 * BLOCK];

    FakeSound() {
        for (int i = 0; i < BEEP; i++) {
            // Faded over 2 ms: a hard edge clicks, and a click is not 1 kHz.
            double fade = Math.min(1.0, Math.min(i, BEEP - 1 - i) / (double) FADE);
            beep[i] = (short) Math.round(AMPLITUDE * fade * Math.sin(2 * Math.PI * 1000 * i / SAMPLE_RATE));
        }
    }

    /** The 10 ms from a time on; the array is the same at each call. */
    byte[] at(long epochNanos) {
        int first = (int) (Math.floorMod(epochNanos, 1_000_000_000L) * SAMPLE_RATE / 1_000_000_000L);
        for (int i = 0; i < BLOCK; i++) {
            int position = (first + i) % SAMPLE_RATE;
            int sample = position < BEEP ? beep[position] : 0;
            block[2 * i] = (byte) sample;
            block[2 * i + 1] = (byte) (sample >> 8);
        }
        return block;
    }
}
