package dev.momo.node.rtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCRtpCapabilities;
import dev.onvoid.webrtc.media.MediaType;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The codecs of this build of libwebrtc on this machine, by their names in upper case, as {@code VP8} and {@code OPUS}.
 * All are software: webrtc-java has no other.
 */
public record CodecSupport(Set<String> encoders, Set<String> decoders) {

    public CodecSupport {
        encoders = Set.copyOf(encoders);
        decoders = Set.copyOf(decoders);
    }

    /** Whether a codec can be both sent and received. */
    public boolean hasBoth(String codec) {
        return encoders.contains(codec) && decoders.contains(codec);
    }

    /** Asks libwebrtc, which is loaded for it; takes some 100 ms. */
    public static CodecSupport probe() {
        AudioDeviceModule audioModule = new AudioDeviceModule(AudioLayer.kDummyAudio);
        PeerConnectionFactory factory = new PeerConnectionFactory(audioModule);
        try {
            return new CodecSupport(
                    names(factory::getRtpSenderCapabilities), names(factory::getRtpReceiverCapabilities));
        } finally {
            factory.dispose();
            audioModule.dispose();
        }
    }

    private static Set<String> names(Function<MediaType, RTCRtpCapabilities> capabilities) {
        return Stream.of(MediaType.VIDEO, MediaType.AUDIO)
                .flatMap(kind -> capabilities.apply(kind).getCodecs().stream())
                .map(codec -> codec.getName().toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
