package dev.momo.node.rtc;

import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import java.util.OptionalLong;

/** What can be set of the encoder of one stream. On the signalling executor. */
final class VideoSender {

    /** What libwebrtc gives the largest pictures, in bit/s; smaller ones use less by themselves. */
    private static final long USUAL = 2_500_000;

    /** What libwebrtc gives a picture at least, in bit/s. */
    private static final int LEAST = 30_000;

    private final RTCRtpSender sender;
    private final MediaStreamTrack track;
    private final MediaStreamTrack ofOtherKind;
    /** 0 until there is one: before the stream is sent nothing can be set of it. */
    private long limit;

    private long allowed = USUAL;

    private boolean refreshed;

    /**
     * @param track what is sent
     * @param ofOtherKind that of a {@link ScreenTrack}
     */
    VideoSender(RTCRtpSender sender, MediaStreamTrack track, MediaStreamTrack ofOtherKind) {
        this.sender = sender;
        this.track = track;
        this.ofOtherKind = ofOtherKind;
    }

    /**
     * Sends nothing, and nothing again: what waits to be sent is thrown away, and so is what was lost and will be asked
     * for. The stream stays the same to the other side, and its counters go on.
     */
    void pause() {
        Encodings.change(sender, encoding -> encoding.active = false);
        try {
            sender.replaceTrack(ofOtherKind);
        } finally {
            sender.replaceTrack(track);
        }
    }

    /** Goes on with a key picture. */
    void resume() {
        Encodings.change(sender, encoding -> encoding.active = true);
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
