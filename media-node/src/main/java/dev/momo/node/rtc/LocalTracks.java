package dev.momo.node.rtc;

import dev.momo.node.adapt.Figures;
import dev.momo.node.device.sound.SoundModule;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One peer's own picture and sound, fed by the fan-outs. A source for each peer, so that each can be adapted alone.
 * On the signalling executor.
 */
final class LocalTracks {

    private final List<NativeReference> senders = new ArrayList<>();
    /** What stops the feeding, then what gives the native objects back. */
    private final List<Runnable> detachments = new ArrayList<>();

    private final List<Runnable> disposals = new ArrayList<>();

    private final PeerConnectionFactory factory;
    private final RTCPeerConnection connection;
    private final CaptureClock clock;
    private @Nullable SoundHandover handover;
    private volatile @Nullable PeerPicture picture;
    private volatile @Nullable PeerAdaptation adaptation;
    private @Nullable MediaStreamTrack sound;
    /** Until it is moved to another section. */
    private @Nullable Sent video;

    private final String streamId = UUID.randomUUID().toString();

    private record Sent(MediaStreamTrack track, RTCRtpSender sender) {}

    LocalTracks(PeerConnectionFactory factory, RTCPeerConnection connection, CaptureClock clock) {
        this.factory = factory;
        this.connection = connection;
        this.clock = clock;
    }

    void addVideo(VideoFanout fanout, String peer, VideoGoal goal) {
        PeerPicture added = new PeerPicture(clock.videoSource(), goal.whole());
        MediaStreamTrack track = factory.createVideoTrack(UUID.randomUUID().toString(), added.source());
        RTCRtpSender sender = attach(track, added::dispose);
        video = new Sent(track, sender);
        ScreenTrack other = new ScreenTrack(factory);
        disposals.add(other::dispose);
        adaptation = new PeerAdaptation(peer, goal, added, new VideoSender(sender, track, other.track()));
        fanout.add(added);
        detachments.add(() -> fanout.remove(added));
        picture = added;
    }

    void addAudio(AudioFanout fanout) {
        CustomAudioSource source = clock.audioSource();
        attachSound(source, source::dispose);
        fanout.add(source);
        detachments.add(() -> fanout.remove(source));
    }

    /** Takes the place of what the module records; see {@link SoundHandover}. */
    void addAudioBeside(SoundModule module, AudioFanout fanout, NativeCallbacks callbacks) {
        CustomAudioSource source = clock.audioSource();
        RTCRtpSender sender = attachSound(source, source::dispose);
        SoundHandover added = new SoundHandover(
                module,
                callbacks,
                new SoundHandover.Sound(
                        sender, this::agreedToSendSound, () -> fanout.add(source), () -> fanout.remove(source)));
        handover = added;
        detachments.add(added::cancel);
    }

    /** Tells what happens to the connection, if sound is handed over on it. */
    void handover(Consumer<SoundHandover> event) {
        if (handover != null) {
            event.accept(handover);
        }
    }

    /** All peers share it: its sound is the audio device module's, and not adapted. */
    void addMicrophone(AudioTrackSource microphone) {
        attachSound(microphone, () -> {});
    }

    /** There is one section at most on which sound is sent. */
    private boolean agreedToSendSound() {
        for (RTCRtpTransceiver transceiver : connection.getTransceivers()) {
            RTCRtpTransceiverDirection agreed = transceiver.getCurrentDirection();
            boolean sends =
                    agreed == RTCRtpTransceiverDirection.SEND_RECV || agreed == RTCRtpTransceiverDirection.SEND_ONLY;
            String kind = transceiver.getReceiver().getTrack().getKind();
            if (sends && kind.equals(MediaStreamTrack.AUDIO_TRACK_KIND)) {
                return true;
            }
        }
        return false;
    }

    private RTCRtpSender attachSound(AudioTrackSource source, Runnable disposeSource) {
        MediaStreamTrack track = factory.createAudioTrack(UUID.randomUUID().toString(), source);
        sound = track;
        return attach(track, disposeSource);
    }

    private RTCRtpSender attach(MediaStreamTrack track, Runnable disposeSource) {
        disposals.add(track::dispose);
        disposals.add(disposeSource);
        RTCRtpSender sender = connection.addTrack(track, List.of(streamId));
        senders.add(new NativeReference(sender));
        return sender;
    }

    /**
     * Sends the picture in this section. libwebrtc leaves a track that was added before the offer out of a section with
     * simulcast, and one that is added afterwards may get into another.
     */
    void sendVideoOn(String mid) {
        if (video == null) {
            return;
        }
        for (RTCRtpTransceiver transceiver : connection.getTransceivers()) {
            if (mid.equals(transceiver.getMid()) && transceiver.getSender().getTrack() == null) {
                connection.removeTrack(video.sender());
                transceiver.getSender().replaceTrack(video.track());
                transceiver.setDirection(RTCRtpTransceiverDirection.SEND_RECV);
                video = null;
                // Which layers are sent libwebrtc decides.
                adaptation = null;
                return;
            }
        }
    }

    /** Pictures given to the encoder so far; any thread. */
    long picturesPushed() {
        PeerPicture current = picture;
        return current == null ? 0 : current.pushed();
    }

    /** What the other side's description says of the picture's bit rate, in bit/s. */
    void allowVideo(OptionalLong bitrate) {
        if (adaptation != null) {
            adaptation.allow(bitrate);
        }
    }

    void adapt(Figures figures) {
        if (adaptation != null) {
            adaptation.adapt(figures);
        }
    }

    /** What is sent; any thread. */
    Optional<VideoStatus> videoStatus() {
        PeerAdaptation current = adaptation;
        return current == null ? Optional.empty() : current.status();
    }

    void mute(boolean muteAudio, boolean muteVideo) {
        if (sound != null) {
            sound.setEnabled(!muteAudio);
        }
        if (picture != null) {
            picture.mute(muteVideo);
        }
    }

    /** Stops the feeding; before the connection is closed. */
    void detach() {
        detachments.forEach(Runnable::run);
    }

    /** Frees what is native; after the connection was closed and released. */
    void dispose() {
        senders.forEach(NativeReference::release);
        disposals.forEach(Runnable::run);
    }
}
