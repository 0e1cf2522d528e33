package dev.momo.node.device;

/** A device cannot be opened; the message says which was looked for and what to do. */
public final class CaptureException extends RuntimeException {

    public CaptureException(String message) {
        super(message);
    }

    public CaptureException(String message, Throwable cause) {
        super(message, cause);
    }
}
