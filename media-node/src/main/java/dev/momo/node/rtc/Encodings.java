package dev.momo.node.rtc;

import dev.onvoid.webrtc.RTCRtpEncodingParameters;
import dev.onvoid.webrtc.RTCRtpSendParameters;
import dev.onvoid.webrtc.RTCRtpSender;
import java.util.function.Consumer;

/** What can be set of a sender's streams. */
final class Encodings {

    private Encodings() {}

    /** In force when it returns. */
    static void change(RTCRtpSender sender, Consumer<RTCRtpEncodingParameters> change) {
        RTCRtpSendParameters parameters = sender.getParameters();
        parameters.encodings.forEach(change);
        sender.setParameters(parameters);
    }
}
