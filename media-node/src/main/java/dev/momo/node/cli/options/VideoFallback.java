package dev.momo.node.cli.options;

/** What stands in for a camera that cannot be opened. */
public enum VideoFallback {
    NONE,
    FAKE
}
