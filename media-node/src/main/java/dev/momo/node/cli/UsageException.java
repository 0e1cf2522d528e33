package dev.momo.node.cli;

/** What was asked for cannot be done; the message is for the person who asked. */
final class UsageException extends RuntimeException {

    private final int exitCode;

    UsageException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
