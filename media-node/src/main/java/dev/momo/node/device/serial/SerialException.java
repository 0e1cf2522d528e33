package dev.momo.node.device.serial;

import org.jspecify.annotations.Nullable;

/** A serial port cannot be opened; the message says which, why, and what to do. */
public final class SerialException extends RuntimeException {

    private final boolean deviceMissing;

    SerialException(String device, int baud, OpenProblem problem, @Nullable Throwable cause) {
        super("Serial port " + device + " at " + baud + " baud cannot be opened: " + problem.text(), cause);
        this.deviceMissing = problem.deviceMissing();
    }

    /** Whether nothing is wrong but that the device is not there (yet). */
    boolean deviceMissing() {
        return deviceMissing;
    }
}
