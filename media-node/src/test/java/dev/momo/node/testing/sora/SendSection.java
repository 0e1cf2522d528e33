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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A section in which a member is sent one publisher's picture or sound; inactive between two publishers. */
final class SendSection {

    /** What feeds it with a publisher, and frees the source. */
    private interface Source {
        void attach(Publisher publisher);

        void detach(Publisher publisher);

        void dispose();
    }

    private final PeerConnectionFactory factory;
    private final MediaType kind;
    private final Source source;
    private final MediaStreamTrack track;
    private final RTCRtpTransceiver transceiver;
    private final Runnable release;
    private @Nullable Publisher publisher;

    SendSection(PeerConnectionFactory factory, RTCPeerConnection connection, MediaType kind, Tone tone) {
        this.factory = factory;
        this.kind = kind;
        String id = UUID.randomUUID().toString();
        if (kind == MediaType.VIDEO) {
            CustomVideoSource pictures = new CustomVideoSource();
            source = video(pictures);
            track = factory.createVideoTrack(id, pictures);
        } else {
            CustomAudioSource sound = new CustomAudioSource();
            source = audio(sound, tone);
            track = factory.createAudioTrack(id, sound);
        }
        RTCRtpTransceiverInit init = new RTCRtpTransceiverInit();
        init.direction = RTCRtpTransceiverDirection.INACTIVE;
        transceiver = connection.addTransceiver(track, init);
        release = Natives.release(transceiver);
    }

    private static Source video(CustomVideoSource source) {
        return new Source() {
            @Override
            public void attach(Publisher publisher) {
                pictures(publisher).add(source);
            }

            @Override
            public void detach(Publisher publisher) {
                pictures(publisher).remove(source);
            }

            @Override
            public void dispose() {
                source.dispose();
            }
        };
    }

    private static Pictures pictures(Publisher publisher) {
        if (publisher.pictures() == null) {
            throw new IllegalArgumentException(publisher.id() + " shows no pictures");
        }
        return publisher.pictures();
    }

    private static Source audio(CustomAudioSource source, Tone tone) {
        return new Source() {
            @Override
            public void attach(Publisher publisher) {
                tone.add(source);
            }

            @Override
            public void detach(Publisher publisher) {
                tone.remove(source);
            }

            @Override
            public void dispose() {
                source.dispose();
            }
        };
    }

    MediaType kind() {
        return kind;
    }

    @Nullable
    Publisher publisher() {
        return publisher;
    }

    /** Before an offer. */
    void carry(Publisher next, String codec) {
        publisher = next;
        transceiver.setDirection(RTCRtpTransceiverDirection.SEND_ONLY);
        transceiver.getSender().setStreams(List.of(next.id()));
        if (kind == MediaType.VIDEO) {
            transceiver.setCodecPreferences(Natives.only(factory, kind, codec));
        }
        source.attach(next);
    }

    /** Before an offer, or before the connection is closed. */
    void idle() {
        if (publisher != null) {
            source.detach(publisher);
            publisher = null;
            transceiver.setDirection(RTCRtpTransceiverDirection.INACTIVE);
        }
    }

    /** After the connection was closed and released. */
    void dispose() {
        release.run();
        track.dispose();
        source.dispose();
    }
}
