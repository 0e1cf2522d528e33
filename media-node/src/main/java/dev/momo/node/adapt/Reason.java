package dev.momo.node.adapt;

/** Why less is sent than was asked for. */
public enum Reason {
    /** It is not. */
    NONE,
    /** The link does not carry more. */
    BANDWIDTH,
    /** This machine does not encode more. */
    CPU
}
