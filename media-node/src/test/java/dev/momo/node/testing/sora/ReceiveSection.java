package dev.momo.node.testing.sora;

import dev.momo.node.rtc.Natives;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.MediaType;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.util.UUID;

/** A section in which a member sends its own picture or sound. */
final class ReceiveSection {

    private final RTCRtpTransceiver transceiver;
    private final Runnable release;
    private final MediaStreamTrack placeholder;
    private final Runnable disposeSource;
    private final Runnable detach;

    private ReceiveSection(
            RTCPeerConnection connection, MediaStreamTrack placeholder, Runnable disposeSource, Pictures pictures) {
        this.placeholder = placeholder;
        this.disposeSource = disposeSource;
        RTCRtpTransceiverInit init = new RTCRtpTransceiverInit();
        init.direction = RTCRtpTransceiverDirection.RECV_ONLY;
        transceiver = connection.addTransceiver(placeholder, init);
        release = Natives.release(transceiver);
        if (transceiver.getReceiver().getTrack() instanceof VideoTrack video) {
            video.addSink(pictures);
            detach = () -> video.removeSink(pictures);
        } else {
            detach = () -> {};
        }
    }

    static ReceiveSection video(
            PeerConnectionFactory factory, RTCPeerConnection connection, String codec, Pictures pictures) {
        // webrtc-java makes no transceiver without a track, even where nothing is sent.
        CustomVideoSource source = new CustomVideoSource();
        ReceiveSection section = new ReceiveSection(
                connection, factory.createVideoTrack(UUID.randomUUID().toString(), source), source::dispose, pictures);
        section.transceiver.setCodecPreferences(Natives.only(factory, MediaType.VIDEO, codec));
        return section;
    }

    static ReceiveSection audio(PeerConnectionFactory factory, RTCPeerConnection connection) {
        CustomAudioSource source = new CustomAudioSource();
        return new ReceiveSection(
                connection,
                factory.createAudioTrack(UUID.randomUUID().toString(), source),
                source::dispose,
                new Pictures());
    }

    /** Once the offer is set. */
    String mid() {
        return transceiver.getMid();
    }

    /** Before the connection is closed. */
    void detach() {
        detach.run();
    }

    /** After the connection was closed and released. */
    void dispose() {
        release.run();
        placeholder.dispose();
        disposeSource.run();
    }
}
