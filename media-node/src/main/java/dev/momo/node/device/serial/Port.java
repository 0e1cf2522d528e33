package dev.momo.node.device.serial;

import java.io.IOException;

/** An open serial port. One thread reads, another may write meanwhile. */
interface Port {

    /**
     * Reads what there is, waiting a fraction of a second for the first byte.
     *
     * @return how many bytes; 0 if none came
     * @throws IOException if the port is lost
     */
    int read(byte[] into) throws IOException;

    /**
     * Writes the first bytes, waiting until the system has taken them: for ever, if the device takes none.
     *
     * @throws IOException if the port is lost
     */
    void write(byte[] bytes, int count) throws IOException;

    /** Closes the port; a write under way on another thread ends. No read may be under way. */
    void close();
}
