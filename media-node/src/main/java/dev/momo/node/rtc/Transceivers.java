package dev.momo.node.rtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpCodecCapability;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.MediaType;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a connection sends and receives, and with which codecs, set before each of its descriptions is made. On the
 * signalling executor.
 */
final class Transceivers {

    private final PeerConnectionFactory factory;
    private final RTCPeerConnection connection;
    private final PeerConfig config;
    private final List<Runnable> disposals = new ArrayList<>();

    Transceivers(PeerConnectionFactory factory, RTCPeerConnection connection, PeerConfig config) {
        this.factory = factory;
        this.connection = connection;
        this.config = config;
        // Already now: libwebrtc would begin to receive as soon as an offer is set, and report it ever after.
        setDirections();
    }

    private void setDirections() {
        config.direction().ifPresent(direction -> {
            for (RTCRtpTransceiver transceiver : connection.getTransceivers()) {
                set(transceiver, direction);
            }
        });
    }

    /** Before an offer: beside what is sent, asks for each kind of media that is to be received. */
    void prepareOffer() {
        if (config.direction().map(Direction::receives).orElse(false)) {
            receive(MediaType.VIDEO);
            receive(MediaType.AUDIO);
        }
        prepareAnswer();
    }

    /** Before an answer, once the offer is set. */
    void prepareAnswer() {
        setDirections();
        for (RTCRtpTransceiver transceiver : connection.getTransceivers()) {
            MediaType kind = kind(transceiver);
            codec(kind).ifPresent(codec -> prefer(transceiver, kind, codec));
        }
    }

    /** One that only receives stays so: there is nothing to send on it. */
    private static void set(RTCRtpTransceiver transceiver, Direction direction) {
        boolean hasNothingToSend = transceiver.getDirection() == RTCRtpTransceiverDirection.RECV_ONLY;
        if (hasNothingToSend) {
            transceiver.setDirection(
                    direction.receives() ? RTCRtpTransceiverDirection.RECV_ONLY : RTCRtpTransceiverDirection.INACTIVE);
        } else {
            transceiver.setDirection(direction.toNative());
        }
    }

    private void receive(MediaType kind) {
        for (RTCRtpTransceiver transceiver : connection.getTransceivers()) {
            if (kind(transceiver) == kind) {
                return;
            }
        }
        RTCRtpTransceiverInit init = new RTCRtpTransceiverInit();
        init.direction = RTCRtpTransceiverDirection.RECV_ONLY;
        NativeReference added = new NativeReference(connection.addTransceiver(placeholder(kind), init));
        disposals.add(0, added::release);
    }

    /** webrtc-java makes no transceiver without a track, even where nothing is sent. */
    private MediaStreamTrack placeholder(MediaType kind) {
        String id = UUID.randomUUID().toString();
        MediaStreamTrack track;
        if (kind == MediaType.VIDEO) {
            CustomVideoSource source = new CustomVideoSource();
            track = factory.createVideoTrack(id, source);
            disposals.add(source::dispose);
        } else {
            CustomAudioSource source = new CustomAudioSource();
            track = factory.createAudioTrack(id, source);
            disposals.add(source::dispose);
        }
        disposals.add(0, track::dispose);
        return track;
    }

    private Optional<String> codec(MediaType kind) {
        return kind == MediaType.VIDEO ? config.videoCodec() : config.audioCodec();
    }

    private void prefer(RTCRtpTransceiver transceiver, MediaType kind, String codec) {
        List<RTCRtpCodecCapability> codecs = Codecs.only(factory, kind, codec);
        if (codecs.isEmpty()) {
            // An empty list would silently mean all of them.
            throw new NegotiationException("this build has no " + codec);
        }
        transceiver.setCodecPreferences(codecs);
    }

    private static MediaType kind(RTCRtpTransceiver transceiver) {
        return transceiver.getReceiver().getTrack().getKind().equals(MediaStreamTrack.VIDEO_TRACK_KIND)
                ? MediaType.VIDEO
                : MediaType.AUDIO;
    }

    /** Frees what is native; after the connection was closed and released. */
    void dispose() {
        disposals.forEach(Runnable::run);
    }
}
