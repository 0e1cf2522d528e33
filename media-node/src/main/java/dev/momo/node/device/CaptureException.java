package dev.momo.node.device;

/** A device cannot be opened; the message says which was looked for and what to do. */
public final class CaptureException extends RuntimeException {

    CaptureException(String message) {
        super(message);
    }

    CaptureException(String message, Throwable cause) {
        super(message, cause);
    }
}
