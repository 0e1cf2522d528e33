package dev.momo.node.rtc;

import dev.onvoid.webrtc.logging.Logging;

/** libwebrtc's own log, on stderr. */
public final class NativeLog {

    private NativeLog() {}

    /**
     * Shows what is at least that severe. Loads the native library.
     *
     * @param severity VERBOSE, INFO, WARNING, ERROR or NONE
     */
    public static void show(String severity) {
        Logging.logToDebug(Logging.Severity.valueOf(severity));
    }
}
