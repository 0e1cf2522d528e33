package dev.momo.node.rtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCRtpCodecCapability;
import dev.onvoid.webrtc.media.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The codecs of a factory, narrowed to one that is wanted. */
final class Codecs {

    /**
     * Not codecs of their own: retransmission, tones and comfort noise. Neither error correction, see
     * {@link SdpErrorCorrection}, nor RED of sound, which is Opus twice: where another codec is wanted, it is not.
     */
    private static final Set<String> HELPERS = Set.of("RTX", "TELEPHONE-EVENT", "CN");

    private Codecs() {}

    /** The wanted codec first, in all its profiles, then its helpers; empty if this build does not have it. */
    static List<RTCRtpCodecCapability> only(PeerConnectionFactory factory, MediaType kind, String wanted) {
        List<RTCRtpCodecCapability> all =
                factory.getRtpReceiverCapabilities(kind).getCodecs();
        List<RTCRtpCodecCapability> found = all.stream()
                .filter(codec -> codec.getName().equalsIgnoreCase(wanted))
                .toList();
        if (found.isEmpty()) {
            return List.of();
        }
        return Stream.concat(found.stream(), all.stream().filter(Codecs::isHelper))
                .toList();
    }

    private static boolean isHelper(RTCRtpCodecCapability codec) {
        return HELPERS.contains(codec.getName().toUpperCase(Locale.ROOT));
    }
}
