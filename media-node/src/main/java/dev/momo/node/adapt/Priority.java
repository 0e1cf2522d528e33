package dev.momo.node.adapt;

/** What is kept on a link that cannot carry everything. */
public enum Priority {
    /** Large and smooth give way in turn. */
    BALANCE,
    /** Pictures get smaller. */
    FRAMERATE,
    /** Pictures get fewer. */
    RESOLUTION
}
