package dev.momo.node.bench;

/** What is to be kept when the link is bad, in this node's words and in the W3C's. */
enum Priority {
    FRAMERATE("maintain-framerate", 20),
    BALANCE("balanced", 10),
    RESOLUTION("maintain-resolution", 5);

    /** RTCDegradationPreference. */
    final String degradationPreference;

    /** Frames a second from which on a viewer on a bad link is said to be served. */
    final int servedFps;

    Priority(String degradationPreference, int servedFps) {
        this.degradationPreference = degradationPreference;
        this.servedFps = servedFps;
    }
}
