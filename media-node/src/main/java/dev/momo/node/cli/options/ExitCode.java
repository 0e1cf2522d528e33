package dev.momo.node.cli.options;

/** Momo's exit codes, which are those of the CLI11 library. */
public final class ExitCode {

    /** A normal end, also by SIGTERM or Ctrl-C. */
    public static final int OK = 0;
    /** No mode, a device or port that cannot be had, the gateway's end. */
    public static final int FAILURE = 1;
    /** A text that cannot be made a value of its option. */
    public static final int CONVERSION = 104;
    /** A value that is not allowed. */
    public static final int VALIDATION = 105;
    /** A required option is missing. */
    public static final int REQUIRED = 106;
    /** Options that exclude each other. */
    public static final int EXCLUDES = 108;
    /** An argument that is not known here. */
    public static final int EXTRAS = 109;
    /** The wrong number of values. */
    public static final int ARGUMENT_MISMATCH = 114;

    private ExitCode() {}
}
