package dev.momo.node.rtc;

import java.util.stream.Collectors;

/** What is changed in the other side's SDP before libwebrtc sees it. */
final class RemoteDescription {

    private RemoteDescription() {}

    /**
     * Without the streams that the other side would send. libwebrtc sets up a receiver for each that is announced, also
     * where the answer will say that nothing is received, and reports it ever after as one that gets nothing.
     */
    static String withoutStreams(String sdp) {
        return sdp.lines()
                .filter(line -> !line.startsWith("a=ssrc:") && !line.startsWith("a=ssrc-group:"))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }
}
