package dev.momo.node.testing.sora;

import dev.momo.node.device.sound.SoundModule;
import dev.momo.node.rtc.Direction;
import dev.momo.node.rtc.IceState;
import dev.momo.node.rtc.Natives;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCBundlePolicy;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceConnectionState;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The server's end of a member's connection. On the server's thread. */
final class ServerPeer {

    private final ConnectRequest request;
    private final PeerEvents events;
    private final Handover handover;
    private final Descriptions descriptions;
    private final SoundModule sound;
    private final PeerConnectionFactory factory;
    private final RTCPeerConnection connection;
    private final Runnable release;
    private final Sections sections;
    private final Map<String, DataChannel> channels = new LinkedHashMap<>();
    private final CompletableFuture<Void> gathered = new CompletableFuture<>();
    private final List<String> earlyCandidates = new ArrayList<>();
    private IceState state = IceState.NEW;
    private boolean answered;
    private boolean closed;

    /** @param labels of the data channels; empty for none */
    ServerPeer(
            ConnectRequest request,
            String videoCodec,
            List<DataChannelSettings.Label> labels,
            Pictures pictures,
            Tone tone,
            Handover handover,
            PeerEvents events) {
        this.request = request;
        this.events = events;
        this.handover = handover;
        this.descriptions = new Descriptions(handover, () -> closed);
        // The one that decodes sound records silence too, which no tone may meet: libwebrtc aborts.
        sound = request.direction() == Direction.SENDONLY ? SoundModule.decoding() : SoundModule.silent();
        factory = new PeerConnectionFactory(sound.module());
        RTCConfiguration configuration = new RTCConfiguration();
        configuration.bundlePolicy = RTCBundlePolicy.MAX_BUNDLE;
        connection = factory.createPeerConnection(configuration, new NativeObserver());
        release = Natives.release(connection);
        sections = new Sections(factory, connection, request, videoCodec, pictures, tone);
        ChannelOwner owner = new ChannelOwner();
        labels.forEach(label -> channels.put(label.name(), new DataChannel(connection, label, handover, owner)));
    }

    Sections sections() {
        return sections;
    }

    IceState state() {
        return state;
    }

    /** Completes, on the server's thread, with an offer that holds the candidates. */
    CompletableFuture<OfferSdp> offer(Set<Publisher> publishers, List<String> rids) {
        sections.carry(publishers);
        return descriptions
                .create(observer -> connection.createOffer(new RTCOfferOptions(), observer))
                .thenCompose(offer -> descriptions.set(observer -> connection.setLocalDescription(offer, observer)))
                .thenCompose(done -> gathered)
                .thenApply(done -> forTheClient(connection.getLocalDescription().sdp, rids));
    }

    private OfferSdp forTheClient(String sdp, List<String> rids) {
        OfferSdp result = new OfferSdp(sdp).withoutIdleStreams();
        String video = sections.videoMid();
        if (video != null) {
            result = result.limit(video, request.videoBitRate()).simulcast(video, rids);
        }
        String audio = sections.audioMid();
        if (audio != null) {
            result = result.limit(audio, request.audioBitRate()).limitOpus(audio, request.audioBitRate());
        }
        return result;
    }

    /** Fails if it does not answer the offer. */
    CompletableFuture<Void> accept(String answer) {
        RTCSessionDescription remote = new RTCSessionDescription(RTCSdpType.ANSWER, OfferSdp.withoutSimulcast(answer));
        return descriptions
                .set(observer -> connection.setRemoteDescription(remote, observer))
                .thenRun(() -> {
                    answered = true;
                    if (!closed) {
                        earlyCandidates.forEach(this::addCandidate);
                    }
                    earlyCandidates.clear();
                });
    }

    /** The client does not say of which section; there is one bundle. */
    void addCandidate(String candidate) {
        if (closed || candidate.isEmpty()) {
            return;
        }
        if (answered) {
            connection.addIceCandidate(new RTCIceCandidate("0", 0, candidate));
        } else {
            earlyCandidates.add(candidate);
        }
    }

    /** Null if there is none. */
    @Nullable
    DataChannel channel(String label) {
        return channels.get(label);
    }

    boolean hasChannels() {
        return !channels.isEmpty();
    }

    boolean areChannelsClosed() {
        return channels.values().stream().allMatch(DataChannel::isClosed);
    }

    void closeChannels() {
        channels.values().forEach(DataChannel::close);
    }

    /** Completes on a thread of libwebrtc's; fails if the connection is closed. */
    CompletableFuture<List<Map<String, @Nullable Object>>> stats() {
        CompletableFuture<List<Map<String, @Nullable Object>>> result = new CompletableFuture<>();
        if (closed) {
            result.completeExceptionally(new IllegalStateException("The connection is closed"));
            return result;
        }
        connection.getStats(report -> {
            try {
                result.complete(Reports.of(report));
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    boolean isClosed() {
        return closed;
    }

    /** Closing again does nothing. */
    void close() {
        if (closed) {
            return;
        }
        closed = true;
        state = IceState.CLOSED;
        sections.detach();
        channels.values().forEach(DataChannel::detach);
        connection.close();
        release.run();
        channels.values().forEach(DataChannel::release);
        sections.dispose();
        factory.dispose();
        sound.close();
    }

    private final class ChannelOwner implements DataChannel.Owner {

        @Override
        public void onState(DataChannel channel) {
            if (channel.isClosed()) {
                events.onChannelClosed(channel.label());
            } else if (channel.isOpen() && channels.values().stream().allMatch(DataChannel::isOpen)) {
                events.onChannelsOpen();
            }
        }

        @Override
        public void onMessage(DataChannel channel, byte[] payload, boolean binary) {
            events.onChannelMessage(channel.label(), payload, binary);
        }
    }

    /** On libwebrtc's signalling thread. */
    private final class NativeObserver implements PeerConnectionObserver {

        @Override
        public void onIceCandidate(@Nullable RTCIceCandidate candidate) {}

        @Override
        public void onIceGatheringChange(RTCIceGatheringState next) {
            if (next == RTCIceGatheringState.COMPLETE) {
                handover.run(() -> gathered.complete(null));
            }
        }

        @Override
        public void onIceConnectionChange(RTCIceConnectionState next) {
            handover.run(() -> {
                if (!closed) {
                    state = IceState.valueOf(next.name());
                    events.onState(state);
                }
            });
        }
    }
}
