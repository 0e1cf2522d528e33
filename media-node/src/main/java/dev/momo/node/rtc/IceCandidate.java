package dev.momo.node.rtc;

/** A trickled candidate: an SDP {@code candidate:} line without its {@code a=}, and where it belongs. */
public record IceCandidate(String sdpMid, int sdpMLineIndex, String candidate) {}
