package dev.momo.node.rtc;

import dev.onvoid.webrtc.RTCRtpEncodingParameters;
import dev.onvoid.webrtc.RTCRtpSendParameters;
import dev.onvoid.webrtc.RTCRtpSender;
import java.util.function.Consumer;

/** What can be set of the encoder of one stream. On the signalling executor. */
final class VideoSender {

    /** What libwebrtc gives the largest pictures, in bit/s; smaller ones use less by themselves. */
    private static final int MOST = 2_500_000;

    private final RTCRtpSender sender;

    VideoSender(RTCRtpSender sender) {
        this.sender = sender;
    }

    /**
     * Sends nothing and throws away what waits to be sent, or goes on with a key picture. The counters of the stream go
     * on, too.
     */
    void pause(boolean paused) {
        change(encoding -> encoding.active = !paused);
    }

    /** Limits the bit rate, in bit/s. */
    void limit(long bitrate) {
        change(encoding -> encoding.maxBitrate = (int) Math.min(bitrate, MOST));
    }

    private void change(Consumer<RTCRtpEncodingParameters> change) {
        RTCRtpSendParameters parameters = sender.getParameters();
        parameters.encodings.forEach(change);
        sender.setParameters(parameters);
    }
}
