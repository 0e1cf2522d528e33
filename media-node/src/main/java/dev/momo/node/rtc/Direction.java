package dev.momo.node.rtc;

import dev.onvoid.webrtc.RTCRtpTransceiverDirection;

/** Who sends and who receives media, seen from this node. */
public enum Direction {
    SENDRECV(RTCRtpTransceiverDirection.SEND_RECV),
    SENDONLY(RTCRtpTransceiverDirection.SEND_ONLY),
    RECVONLY(RTCRtpTransceiverDirection.RECV_ONLY);

    private final RTCRtpTransceiverDirection nativeDirection;

    Direction(RTCRtpTransceiverDirection nativeDirection) {
        this.nativeDirection = nativeDirection;
    }

    public boolean sends() {
        return this != RECVONLY;
    }

    public boolean receives() {
        return this != SENDONLY;
    }

    RTCRtpTransceiverDirection toNative() {
        return nativeDirection;
    }
}
