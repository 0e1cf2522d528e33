package dev.momo.node.rtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCRtpCapabilities;
import dev.onvoid.webrtc.media.MediaType;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The video codecs of this build of libwebrtc on this machine, by their names in upper case, as {@code VP8}. All are
 * software: webrtc-java has no other.
 */
public record CodecSupport(Set<String> encoders, Set<String> decoders) {

    public CodecSupport {
        encoders = Set.copyOf(encoders);
        decoders = Set.copyOf(decoders);
    }

    /** Asks libwebrtc, which is loaded for it; takes some 100 ms. */
    public static CodecSupport probe() {
        AudioDeviceModule audioModule = new AudioDeviceModule(AudioLayer.kDummyAudio);
        PeerConnectionFactory factory = new PeerConnectionFactory(audioModule);
        try {
            return new CodecSupport(
                    names(factory.getRtpSenderCapabilities(MediaType.VIDEO)),
                    names(factory.getRtpReceiverCapabilities(MediaType.VIDEO)));
        } finally {
            factory.dispose();
            audioModule.dispose();
        }
    }

    private static Set<String> names(RTCRtpCapabilities capabilities) {
        return capabilities.getCodecs().stream()
                .map(codec -> codec.getName().toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
