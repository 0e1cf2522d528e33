package dev.momo.node.cli;

/** Momo's exit codes, which are those of the CLI11 library. */
final class ExitCode {

    /** A normal end, also by SIGTERM or Ctrl-C. */
    static final int OK = 0;
    /** No mode, a device or port that cannot be had, the gateway's end. */
    static final int FAILURE = 1;
    /** A value that is not allowed. */
    static final int VALIDATION = 105;
    /** A required option is missing. */
    static final int REQUIRED = 106;
    /** Options that exclude each other. */
    static final int EXCLUDES = 108;
    /** An argument that is not known here. */
    static final int EXTRAS = 109;
    /** The wrong number of values. */
    static final int ARGUMENT_MISMATCH = 114;

    private ExitCode() {}
}
