package dev.momo.node.device.camera;

/** So many frames in so many seconds, as a driver says it: 30/1, 15/2. */
public record FrameRate(int frames, int seconds) {

    double perSecond() {
        return (double) frames / seconds;
    }

    /** {@code 30}, {@code 15/2}. */
    @Override
    public String toString() {
        return seconds == 1 ? String.valueOf(frames) : frames + "/" + seconds;
    }
}
