package dev.momo.node.cli.options;

/** What was asked for cannot be done; the message is for the person who asked. */
public final class UsageException extends RuntimeException {

    private final int exitCode;

    public UsageException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
