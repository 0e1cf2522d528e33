package dev.momo.node.device.serial;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Counts the bytes that were not written, and says how many when that is over. Any thread. */
final class DropReport {

    private static final Logger logger = System.getLogger(DropReport.class.getName());

    private final String device;
    private long dropped;

    DropReport(String device) {
        this.device = device;
    }

    synchronized void count(int bytes) {
        dropped += bytes;
    }

    /** Ends the episode, if there is one. */
    void end() {
        long bytes = reset();
        if (bytes > 0) {
            logger.log(
                    Level.WARNING,
                    bytes + " bytes for serial port " + device
                            + " were dropped: it did not take them as fast as they came, or was not there");
        }
    }

    private synchronized long reset() {
        long bytes = dropped;
        dropped = 0;
        return bytes;
    }
}
