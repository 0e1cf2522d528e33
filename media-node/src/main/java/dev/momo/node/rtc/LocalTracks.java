package dev.momo.node.rtc;

import dev.momo.node.device.sound.SoundModule;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
    private @Nullable SilenceHandover handover;
    private final String streamId = UUID.randomUUID().toString();

    LocalTracks(PeerConnectionFactory factory, RTCPeerConnection connection) {
        this.factory = factory;
        this.connection = connection;
    }

    void addVideo(VideoFanout fanout) {
        CustomVideoSource source = new CustomVideoSource();
        attach(factory.createVideoTrack(UUID.randomUUID().toString(), source), source::dispose);
        fanout.add(source);
        detachments.add(() -> fanout.remove(source));
    }

    void addAudio(AudioFanout fanout) {
        CustomAudioSource source = new CustomAudioSource();
        attach(factory.createAudioTrack(UUID.randomUUID().toString(), source), source::dispose);
        fanout.add(source);
        detachments.add(() -> fanout.remove(source));
    }

    /** Is fed only while the module's own silence is off the line; see {@link SilenceHandover}. */
    void addAudioBeside(SoundModule module, AudioFanout fanout, NativeCallbacks callbacks) {
        CustomAudioSource source = new CustomAudioSource();
        attach(factory.createAudioTrack(UUID.randomUUID().toString(), source), source::dispose);
        SilenceHandover added =
                new SilenceHandover(module, callbacks, () -> fanout.add(source), () -> fanout.remove(source));
        handover = added;
        detachments.add(added::cancel);
    }

    /** May be called again. */
    void onEstablished(Peer peer) {
        if (handover != null) {
            handover.onEstablished(peer);
        }
    }

    void beforeNegotiation() {
        if (handover != null) {
            handover.beforeNegotiation();
        }
    }

    void afterNegotiation(Peer peer) {
        if (handover != null) {
            handover.afterNegotiation(peer);
        }
    }

    /** All peers share it: its sound is the audio device module's, and not adapted. */
    void addMicrophone(AudioTrackSource microphone) {
        attach(factory.createAudioTrack(UUID.randomUUID().toString(), microphone), () -> {});
    }

    private void attach(MediaStreamTrack track, Runnable disposeSource) {
        disposals.add(track::dispose);
        disposals.add(disposeSource);
        senders.add(new NativeReference(connection.addTrack(track, List.of(streamId))));
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
