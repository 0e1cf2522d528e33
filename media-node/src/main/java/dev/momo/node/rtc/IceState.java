package dev.momo.node.rtc;

import dev.onvoid.webrtc.RTCIceConnectionState;

/** The ICE connection state of a peer, the W3C's RTCIceConnectionState. */
public enum IceState {
    NEW,
    CHECKING,
    CONNECTED,
    COMPLETED,
    DISCONNECTED,
    FAILED,
    CLOSED;

    /** Media flows, or did a moment ago and may again. */
    public boolean isEstablished() {
        return this == CONNECTED || this == COMPLETED || this == DISCONNECTED;
    }

    static IceState of(RTCIceConnectionState state) {
        return valueOf(state.name());
    }
}
