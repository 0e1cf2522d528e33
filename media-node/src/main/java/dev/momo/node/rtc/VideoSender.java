package dev.momo.node.rtc;

import dev.onvoid.webrtc.RTCRtpSender;
import java.util.OptionalLong;

/** What can be set of the encoder of one stream. On the signalling executor. */
final class VideoSender {

    /** What libwebrtc gives the largest pictures, in bit/s; smaller ones use less by themselves. */
    private static final long USUAL = 2_500_000;

    /** What libwebrtc gives a picture at least, in bit/s. */
    private static final int LEAST = 30_000;

    private final RTCRtpSender sender;
    /** 0 until there is one: before the stream is sent nothing can be set of it. */
    private long limit;

    private long allowed = USUAL;

    private boolean refreshed;

    VideoSender(RTCRtpSender sender) {
        this.sender = sender;
    }

    /**
     * Sends nothing and throws away what waits to be sent, or goes on with a key picture. The counters of the stream go
     * on, too.
     */
    void pause(boolean paused) {
        Encodings.change(sender, encoding -> encoding.active = !paused);
    }

    /** Limits the bit rate, in bit/s. */
    void limit(long bitrate) {
        limit = bitrate;
        applyLimit();
    }

    /** Takes what the other side's description says of the bit rate, in bit/s, for libwebrtc's usual one. */
    void allow(OptionalLong bitrate) {
        long before = allowed;
        allowed = bitrate.orElse(USUAL);
        if (allowed != before && limit > 0) {
            applyLimit();
        }
    }

    /** What pictures may use at most, in bit/s. */
    long allowed() {
        return allowed;
    }

    /**
     * Has libwebrtc reckon anew what the encoder may use, as it does with other limits. Not with another upper one, which
     * would make it look for more.
     */
    void refresh() {
        refreshed = !refreshed;
        Encodings.change(sender, encoding -> encoding.minBitrate = refreshed ? LEAST : LEAST - 1000);
    }

    private void applyLimit() {
        int most = (int) Math.max(LEAST, Math.min(Math.min(limit, allowed), Integer.MAX_VALUE));
        Encodings.change(sender, encoding -> encoding.maxBitrate = most);
    }
}
