package dev.momo.node.device;

/** Where a capture delivers sound. Called on the capture's own thread, once in 10 ms. */
public interface AudioSink {

    /** False while nobody would hear it. */
    boolean wanted();

    /** Takes 10 ms of 48 kHz mono sound as 480 little-endian 16-bit samples. The array is the capture's: copy to keep. */
    void onSamples(byte[] samples);
}
