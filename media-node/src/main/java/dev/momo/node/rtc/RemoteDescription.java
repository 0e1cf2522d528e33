package dev.momo.node.rtc;

import java.util.List;

/** What is changed in the other side's SDP before libwebrtc sees it. */
final class RemoteDescription {

    private RemoteDescription() {}

    /**
     * Without the streams that are not received. libwebrtc sets up a receiver for each that is announced, also in a
     * section where nothing is sent any more, or where the answer will say that nothing is received, and reports it
     * ever after as one that gets nothing.
     *
     * @param receives whether this side receives anything
     */
    static String withoutUnreceivedStreams(String sdp, boolean receives) {
        SdpText text = new SdpText(sdp);
        boolean changed = false;
        for (List<String> section : text.sections()) {
            if (!receives || section.contains("a=inactive") || section.contains("a=recvonly")) {
                changed |= section.removeIf(line -> line.startsWith("a=ssrc:") || line.startsWith("a=ssrc-group:"));
            }
        }
        return changed ? text.toString() : sdp;
    }
}
