package dev.momo.node.device.serial;

import java.util.Arrays;
import java.util.function.Consumer;

/** Splits what is read at every newline, which is left out; a line too long is passed on in pieces. One thread. */
final class LineSplitter {

    /** Bytes of one piece. */
    static final int LONGEST = 16 * 1024;

    private final Consumer<byte[]> onLine;
    private final byte[] line = new byte[LONGEST];
    private int length;

    LineSplitter(Consumer<byte[]> onLine) {
        this.onLine = onLine;
    }

    /** Passes on the lines that the first {@code count} bytes complete, and keeps what follows them. */
    void add(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                deliver();
            } else {
                // Only now: a line just as long as a piece is one piece, not one and an empty one.
                if (length == LONGEST) {
                    deliver();
                }
                line[length++] = bytes[i];
            }
        }
    }

    private void deliver() {
        byte[] complete = Arrays.copyOf(line, length);
        length = 0;
        onLine.accept(complete);
    }
}
